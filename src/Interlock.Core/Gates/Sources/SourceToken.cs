namespace Interlock.Core.Gates.Sources;

/// <summary>A token of a source text.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Its text; the content of a string.</param>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text.</param>
public readonly record struct SourceToken(TokenKind Kind, string Text, int Line, int Start, int End)
{
    /// <summary>Whether it is this word or symbol.</summary>
    public bool Is(string text) =>
        Kind is TokenKind.Word or TokenKind.Symbol && string.Equals(Text, text, StringComparison.Ordinal);

    /// <summary>Whether it is this symbol.</summary>
    public bool Is(char symbol) => Kind == TokenKind.Symbol && Text.Length == 1 && Text[0] == symbol;
}
