using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Parts of a Python text where an assertion means nothing.</summary>
internal static class PythonVoids
{
    /// <summary>What never runs, and what an <c>except</c> swallows.</summary>
    public static List<Part> Of(Code code, List<PythonLine> lines)
    {
        var all = new List<Part>();
        for (var at = 0; at < lines.Count; at++)
        {
            var from = lines[at].From;
            if (
                (
                    code.Word(from) is "if" or "while"
                    && code[from + 1].Text is "False" or "0" or "None"
                    && code.Is(from + 2, ':')
                )
                || (code.Is(from, "try") && IsSwallowed(code, lines, at))
                || (code.Is(from, "with") && Suppresses(code, lines[at].Part))
            )
                all.Add(new(lines[at].Part.From, lines[PythonLines.BodyEnd(lines, at) - 1].Part.To));
        }
        return all;
    }

    /// <summary>What is behind a statement that always leaves a function.</summary>
    public static Part BehindReturn(Code code, List<PythonLine> lines, int head, int end)
    {
        var indent = head + 1 < end ? lines[head + 1].Indent : 0;
        for (var at = head + 1; at < end; at++)
            if (lines[at].Indent == indent && Leaves(code, lines[at].From))
                return new(lines[at].Part.To, lines[end - 1].Part.To);
        return new(0, 0);
    }

    private static bool Leaves(Code code, int at) =>
        code.Is(at, "return")
        || (code.Is(at, "sys") && code.Is(at + 2, "exit"))
        || (code.Is(at, "os") && code.Is(at + 2, "_exit"));

    private static bool IsSwallowed(Code code, List<PythonLine> lines, int at)
    {
        for (
            var next = PythonLines.BodyEnd(lines, at);
            next < lines.Count && lines[next].Indent == lines[at].Indent;
            next = PythonLines.BodyEnd(lines, next)
        )
        {
            if (!code.Is(lines[next].From, "except"))
                return false;
            var end = PythonLines.BodyEnd(lines, next);
            if (
                CatchesAssertions(code, lines[next].Part)
                && !Voids.Rethrows(code, PythonLines.Body(code, lines, next, end))
            )
                return true;
        }
        return false;
    }

    private static bool CatchesAssertions(Code code, Part part)
    {
        if (code.Is(part.From + 1, ':'))
            return true;
        for (var at = part.From; at < part.To; at++)
            if (code.Word(at) is "Exception" or "BaseException" or "AssertionError")
                return true;
        return false;
    }

    private static bool Suppresses(Code code, Part part)
    {
        for (var at = part.From; at < part.To; at++)
            if (code.Is(at, "suppress") && code.Opens(at + 1, '('))
                return CatchesAssertions(code, code.Inside(at + 1));
        return false;
    }
}
