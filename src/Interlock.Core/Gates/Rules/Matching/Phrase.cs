using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>
/// A run of tokens, written with blanks between them: <c>sys . exit ( 0 )</c>. A part <c>a|b</c> is either word, <c>*</c> any one
/// token, <c>'x'</c> the string x, <c>''</c> any string.
/// </summary>
internal sealed class Phrase(string text)
{
    private readonly string[][] parts =
    [
        .. text.Split(' ')
            .Select(part => part.Length > 1 ? part.Split('|', StringSplitOptions.RemoveEmptyEntries) : [part]),
    ];

    /// <summary>How many tokens it is.</summary>
    public int Length => parts.Length;

    /// <summary>Whether it stands at a place.</summary>
    public bool IsAt(IReadOnlyList<SourceToken> tokens, int at)
    {
        if (at < 0 || at + parts.Length > tokens.Count)
            return false;
        for (var part = 0; part < parts.Length; part++)
            if (!IsOne(parts[part], tokens[at + part]))
                return false;
        return true;
    }

    private static bool IsOne(string[] alternatives, SourceToken token)
    {
        foreach (var one in alternatives)
            if (one == "*" || (one[0] == '\'' && one.Length > 1 ? IsString(one, token) : IsPlain(one, token)))
                return true;
        return false;
    }

    private static bool IsString(string part, SourceToken token) =>
        token.Kind == TokenKind.Literal
        && (part.Length == 2 || part.AsSpan(1, part.Length - 2).SequenceEqual(token.Text));

    private static bool IsPlain(string part, SourceToken token) =>
        token.Kind != TokenKind.Literal && token.Text == part;
}
