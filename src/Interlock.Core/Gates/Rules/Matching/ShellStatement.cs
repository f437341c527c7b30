using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>Where a statement of a run of shell tokens begins and ends.</summary>
internal static class ShellStatement
{
    /// <summary>Where the statement that a place belongs to begins: behind <c>;</c>, <c>&amp;&amp;</c>, a brace, <c>then</c>, a line's end.</summary>
    public static int Begin(IReadOnlyList<SourceToken> tokens, int at)
    {
        while (at > 0 && !IsEnd(tokens, at - 1))
            at--;
        return at;
    }

    /// <summary>Where the statement that a place belongs to ends, exclusive.</summary>
    public static int End(IReadOnlyList<SourceToken> tokens, int at)
    {
        while (at < tokens.Count - 1 && !IsEnd(tokens, at))
            at++;
        return Math.Min(at + 1, tokens.Count);
    }

    /// <summary>Whether <c>||</c> stands at a place.</summary>
    public static bool IsOr(IReadOnlyList<SourceToken> tokens, int at) => IsTwice(tokens, at, '|');

    /// <summary>The statements of a run, as ranges.</summary>
    public static IEnumerable<(int From, int To)> All(IReadOnlyList<SourceToken> tokens)
    {
        for (var from = 0; from < tokens.Count; )
        {
            var to = End(tokens, from);
            yield return (from, to);
            from = to;
        }
    }

    private static bool IsEnd(IReadOnlyList<SourceToken> tokens, int at)
    {
        var token = tokens[at];
        if (token.Is(';') || token.Is('{') || token.Is('(') || token.Is("then") || token.Is("do") || token.Is("else"))
            return true;
        if (at > 0 && IsTwice(tokens, at - 1, '&'))
            return true;
        return at + 1 < tokens.Count && tokens[at + 1].Line > token.Line && !token.Is('\\') && !token.Is('|');
    }

    private static bool IsTwice(IReadOnlyList<SourceToken> tokens, int at, char symbol) =>
        at >= 0
        && at + 1 < tokens.Count
        && tokens[at].Is(symbol)
        && tokens[at + 1].Is(symbol)
        && tokens[at].End == tokens[at + 1].Start;
}
