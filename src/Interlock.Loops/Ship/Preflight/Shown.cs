using System.Globalization;
using System.Text;

namespace Interlock.Loops.Ship.Preflight;

/// <summary>Shows a value from a plan to a person: control and invisible characters escaped, cut when long.</summary>
internal static class Shown
{
    private const int Longest = 200;

    internal static string Text(string value)
    {
        var text = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (text.Length >= Longest)
                return text.Append('…').ToString();
            if (
                Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
            )
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            else
                text.Append(rune.ToString());
        }
        return text.ToString();
    }
}
