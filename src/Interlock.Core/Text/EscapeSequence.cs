namespace Interlock.Core.Text;

/// <summary>Terminal escape sequences as ECMA-48 defines them, in their 7-bit and 8-bit forms.</summary>
internal static class EscapeSequence
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';
    private const char StringEnd = '\u009c'; // ST, 8-bit

    /// <summary>
    /// Length of the sequence that begins here, or 0. A control string (OSC, DCS, SOS, PM, APC) that is not closed
    /// before the next control character is only its introducer: an open one must not hide the rest of a text.
    /// </summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case Escape when text.Length == 1:
                return 1;
            case Escape:
                return text[1] switch
                {
                    '[' => 2 + ControlSequence(text[2..]),
                    ']' or 'P' or 'X' or '^' or '_' => 2 + ControlString(text[2..]),
                    _ => 1 + Simple(text[1..]),
                };
            case '\u009b':
                return 1 + ControlSequence(text[1..]);
            case '\u009d' or '\u0090' or '\u0098' or '\u009e' or '\u009f':
                return 1 + ControlString(text[1..]);
            default:
                return 0;
        }
    }

    // Parameters 0x30-0x3f, intermediates 0x20-0x2f, one final 0x40-0x7e.
    private static int ControlSequence(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && text[at] is >= '\u0020' and <= '\u003f')
            at++;
        return at < text.Length && text[at] is >= '\u0040' and <= '\u007e' ? at + 1 : at;
    }

    private static int ControlString(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is Bell or StringEnd)
                return at + 1;
            if (text[at] == Escape && at + 1 < text.Length && text[at + 1] == '\\')
                return at + 2;
            if (char.IsControl(text[at]))
                return 0;
        }

        return 0;
    }

    private static int Simple(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && text[at] is >= '\u0020' and <= '\u002f')
            at++;
        return at < text.Length && text[at] is >= '\u0030' and <= '\u007e' ? at + 1 : at;
    }
}
