using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>The logical lines of a Python text.</summary>
internal static class PythonLines
{
    /// <summary>All lines.</summary>
    public static List<PythonLine> Of(Code code)
    {
        var all = new List<PythonLine>();
        for (var at = 0; at < code.Count; )
        {
            var from = at;
            for (at = code.Next(at); at < code.Count && (!code.IsFirst(at) || code.Is(at - 1, '\\')); )
                at = code.Next(at);
            all.Add(new(new(from, Math.Min(at, code.Count)), code.Column(from)));
        }
        return all;
    }

    /// <summary>The line behind the body of a definition.</summary>
    public static int BodyEnd(List<PythonLine> lines, int head)
    {
        var end = head + 1;
        while (end < lines.Count && lines[end].Indent > lines[head].Indent)
            end++;
        return end;
    }

    /// <summary>The tokens of a body: the lines behind the head, or what follows its colon.</summary>
    public static Part Body(Code code, List<PythonLine> lines, int head, int end)
    {
        var to = lines[end - 1].Part.To;
        if (end > head + 1)
            return new(lines[head + 1].From, to);
        for (var at = lines[head].From; at < to; at = code.Next(at))
            if (code.Is(at, ':') && at + 1 < to)
                return new(at + 1, to);
        return new(to, to);
    }

    /// <summary>Whether a text imports one of these modules.</summary>
    public static bool Imports(Code code, params string[] modules)
    {
        for (var at = 0; at < code.Count; at++)
            if (
                code.Word(at) is "import" or "from"
                && code.IsFirst(at)
                && modules.Contains(code.Word(at + 1), StringComparer.Ordinal)
            )
                return true;
        return false;
    }
}
