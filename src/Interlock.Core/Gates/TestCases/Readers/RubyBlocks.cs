using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Which <c>end</c> closes what in a Ruby text.</summary>
internal static class RubyBlocks
{
    /// <summary>For each token that opens a block the token of its <c>end</c>; -1 for all others.</summary>
    public static int[] Of(Code code)
    {
        var ends = new int[code.Count];
        Array.Fill(ends, -1);
        var open = new Stack<int>();
        var loop = -1; // a loop that may be followed by a 'do' of its own, on the same line
        for (var at = 0; at < code.Count; at++)
        {
            if (code.IsFirst(at))
                loop = -1;
            var word = code.Word(at);
            if (
                word.Length == 0
                || code.Is(at - 1, '.')
                || (code.Is(at + 1, ':') && !code.Is(at + 2, ':'))
                || (code.Is(at - 1, ':') && !code.Is(at - 2, ':'))
            )
                continue;
            if (word == "end")
            {
                if (open.TryPop(out var begin))
                    ends[begin] = at;
            }
            else if (word == "do" && loop >= 0)
            {
                loop = -1;
            }
            else if (
                word is "do" or "class" or "module" or "begin" or "case"
                || (word == "def" && !IsEndless(code, at))
            )
            {
                open.Push(at);
            }
            else if (word is "if" or "unless" or "while" or "until" or "for" && IsStatement(code, at))
            {
                open.Push(at);
                loop = word is "while" or "until" or "for" ? at : loop;
            }
        }
        return ends;
    }

    // 'x = 1 if y' has no 'end'.
    private static bool IsStatement(Code code, int at) =>
        code.IsFirst(at)
        || code[at - 1].Text is "=" or "(" or ";" or "{" or "[" or "," or "|" or "then" or "do" or "else";

    private static bool IsEndless(Code code, int at)
    {
        var next = code.Opens(at + 2, '(') ? code.Next(at + 2) : at + 2;
        return code.Is(next, '=') && !code.Is(next + 1, '=') && !code.IsFirst(next);
    }
}
