using System.Globalization;

namespace Interlock.Core.Journal;

/// <summary>Replaces escapes of unpaired surrogates in JSON text by U+FFFD, as the encoder does with such characters in strings.</summary>
public static class LoneSurrogates
{
    /// <summary>The same JSON text, every string of which can be decoded.</summary>
    /// <param name="json">Valid JSON.</param>
    public static string Replace(string json)
    {
        var text = json.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                continue;
            var unit = UnitAt(text, i);
            if (unit is not { } value || !char.IsSurrogate(value))
                i += unit is null ? 1 : 5;
            else if (char.IsHighSurrogate(value) && UnitAt(text, i + 6) is { } next && char.IsLowSurrogate(next))
                i += 11;
            else
            {
                "fffd".CopyTo(text.AsSpan(i + 2));
                i += 5;
            }
        }
        return new string(text);
    }

    private static char? UnitAt(char[] text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
            ? (char)ushort.Parse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : null;
}
