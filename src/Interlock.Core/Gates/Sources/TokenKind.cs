namespace Interlock.Core.Gates.Sources;

/// <summary>Kinds of tokens; comments are no tokens.</summary>
public enum TokenKind
{
    /// <summary>Identifier or keyword, with the characters that the language allows in one (<c>$</c>, <c>@x</c>, <c>x?</c>).</summary>
    Word,

    /// <summary>Number.</summary>
    Number,

    /// <summary>String, character, regular expression or heredoc; its text is the content without delimiters.</summary>
    Literal,

    /// <summary>Anything else, one character each.</summary>
    Symbol,
}
