using System.Globalization;

namespace Interlock.Core.Schemas;

/// <summary>Walks over a pattern by code points.</summary>
internal sealed class EcmaReader(string pattern)
{
    private int at;

    public bool AtEnd => at >= pattern.Length;

    public ReadOnlySpan<char> RestSpan => pattern.AsSpan(at);

    public string Rest => pattern[at..];

    public int Peek() =>
        AtEnd ? throw new FormatException("it ends too early")
        : char.IsSurrogatePair(pattern, Math.Min(at, pattern.Length - 1)) ? char.ConvertToUtf32(pattern, at)
        : pattern[at];

    public int Next()
    {
        var next = Peek();
        at += next > 0xFFFF ? 2 : 1;
        return next;
    }

    public bool Take(string text)
    {
        if (!RestSpan.StartsWith(text, StringComparison.Ordinal))
            return false;
        at += text.Length;
        return true;
    }

    public string Until(char end)
    {
        var length = RestSpan.IndexOf(end);
        if (length <= 0)
            throw new FormatException($"a '{end}' is missing");
        var text = pattern.Substring(at, length);
        at += length + 1;
        return text;
    }

    public string Digits()
    {
        var from = at;
        while (!AtEnd && char.IsAsciiDigit(pattern[at]))
            at++;
        return pattern[from..at];
    }

    /// <summary>The character of an escape, the backslash being read already.</summary>
    public int EscapedCharacter()
    {
        var c = Next();
        return c switch
        {
            't' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            '0' when AtEnd || !char.IsAsciiDigit(pattern[at]) => '\0',
            'c' when !AtEnd && char.IsAsciiLetter(pattern[at]) => Next() % 32,
            'x' => Hex(2),
            'u' when Take("{") => Braced(),
            'u' => Utf16(),
            _ when c < 128 && char.IsAsciiLetterOrDigit((char)c) => throw new FormatException(
                $"\\{(char)c} is no escape"
            ),
            _ => c,
        };
    }

    private int Utf16()
    {
        var first = Hex(4);
        var from = at;
        if (char.IsHighSurrogate((char)first) && Take("\\u") && !AtEnd && Peek() != '{')
        {
            var second = Hex(4);
            if (char.IsLowSurrogate((char)second))
                return char.ConvertToUtf32((char)first, (char)second);
        }
        at = char.IsHighSurrogate((char)first) ? from : at;
        return first;
    }

    private int Braced()
    {
        var digits = Until('}');
        return
            int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && value is >= 0 and <= 0x10FFFF
            ? value
            : throw new FormatException("\\u{…} is no character");
    }

    private int Hex(int length)
    {
        if (RestSpan.Length < length)
            throw new FormatException("it ends too early");
        var digits = RestSpan[..length];
        at += length;
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"{length} hexadecimal digits are missing");
    }
}
