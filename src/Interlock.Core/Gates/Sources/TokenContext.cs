namespace Interlock.Core.Gates.Sources;

/// <summary>
/// What the tokens so far make of the next character. It looks back a limited way: a hostile text must not cost its
/// length for each character.
/// </summary>
internal static class TokenContext
{
    private const int Farthest = 200;

    /// <summary>Whether an operand is expected, so that <c>/</c> begins a regular expression.</summary>
    public static bool ExpectsOperand(List<SourceToken> tokens)
    {
        if (tokens.Count == 0)
            return true;
        var last = tokens[^1];
        return last.Kind switch
        {
            TokenKind.Symbol when last.Text == ")" => EndsCondition(tokens),
            TokenKind.Symbol => last.Text is not ("]" or "}"),
            TokenKind.Word => IsBeforeOperand(last.Text),
            _ => false,
        };
    }

    /// <summary>Whether two open brackets of this line are right beside each other: <c>$((1 &lt;&lt; N))</c>.</summary>
    public static bool IsArithmetic(List<SourceToken> tokens, int line)
    {
        var open = 0;
        for (var at = tokens.Count - 1; at >= Math.Max(0, tokens.Count - Farthest) && tokens[at].Line == line; at--)
            if (tokens[at].Is(')'))
                open--;
            else if (
                tokens[at].Is('(')
                && ++open >= 2
                && tokens[at + 1].Is('(')
                && tokens[at].End == tokens[at + 1].Start
            )
                return true;
        return false;
    }

    // 'if (…) /x/.test(y)': the bracket that just closed belongs to a keyword.
    private static bool EndsCondition(List<SourceToken> tokens)
    {
        var open = 0;
        for (var at = tokens.Count - 1; at > Math.Max(0, tokens.Count - Farthest); at--)
            if (tokens[at].Is(')'))
                open++;
            else if (tokens[at].Is('(') && --open == 0)
                return tokens[at - 1].Text is "if" or "while" or "for" or "with";
        return false;
    }

    private static bool IsBeforeOperand(string word) =>
        word is "return" or "typeof" or "case" or "if" or "unless" or "when" or "and" or "or";
}
