using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>The arguments of calls, without what carries no demand.</summary>
internal sealed class Arguments(Code code)
{
    private const int Farthest = 200; // tokens: keeps hostile nesting linear

    private static readonly string[] Broad =
    [
        "Exception",
        "BaseException",
        "Throwable",
        "Error",
        "StandardError",
        "object",
        "Any",
        "AssertionError",
    ];

    /// <summary>The arguments; in Go without the <c>t</c> that comes first.</summary>
    public List<Part> Of(Segment segment)
    {
        var all = segment.IsCall ? code.Split(code.Inside(segment.Open)) : [];
        if (
            code.Language == Language.Go
            && all is [{ Length: 1 } first, ..]
            && code.Word(first.From) is "t" or "b" or "tb"
        )
            all.RemoveAt(0);
        return all;
    }

    /// <summary>What an expected error demands: a named one is exact, any error only that there is one.</summary>
    public AssertionStrength Thrown(Segment segment)
    {
        var names = new List<string>();
        var isTold = false;
        for (var at = segment.Type.From; at < segment.Type.To; at++)
            names.Add(code.Word(at));
        foreach (var argument in Of(segment))
        {
            // A function that throws, or a block, says nothing of the error.
            if (IsFunction(argument))
                continue;
            for (var at = argument.From; at < Math.Min(argument.To, argument.From + Farthest); at++)
                if (code[at].Kind == TokenKind.Literal && code[at].Text.Length > 0)
                    isTold = true;
                else if (code.Word(at) is { Length: > 0 } word && char.IsUpper(word.TrimStart(':')[0]))
                    names.Add(word);
        }
        return isTold || names.Any(name => name.Length > 0 && !Broad.Contains(name, StringComparer.Ordinal))
            ? AssertionStrength.Exact
            : AssertionStrength.Existence;
    }

    private bool IsFunction(Part part)
    {
        for (var at = part.From; at < part.To; at = code.Next(at))
            if (
                (code.Is(at, '=') && code.Is(at + 1, '>'))
                || (code.Is(at, '-') && code.Is(at + 1, '>'))
                || code.Word(at) is "function" or "lambda" or "async" or "func" or "fn" or "delegate"
                || code.Is(at, '{')
            )
                return true;
        return false;
    }
}
