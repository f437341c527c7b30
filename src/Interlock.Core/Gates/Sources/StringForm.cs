namespace Interlock.Core.Gates.Sources;

/// <summary>How a kind of string literal is written.</summary>
/// <param name="Open">What opens it.</param>
/// <param name="Close">What closes it.</param>
/// <param name="Escape">Character that escapes the next one, or <c>\0</c> for none.</param>
/// <param name="IsMultiLine">Whether it may go on over lines; else the line's end closes it.</param>
/// <param name="IsDoubled">Whether the closing quote written twice is the quote itself.</param>
internal sealed record StringForm(
    string Open,
    string Close,
    char Escape = '\\',
    bool IsMultiLine = false,
    bool IsDoubled = false
);
