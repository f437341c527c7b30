using System.Text;
using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>Values as a message shows them: short, one line, no control characters.</summary>
internal static class Shown
{
    private const int MaxText = 60;

    public static string Value(JsonTree value) =>
        value.Kind switch
        {
            JsonValueKind.String when IsWord(value.Text) => value.Text,
            JsonValueKind.String => Quoted(value.Text, MaxText),
            JsonValueKind.Number => Cut(value.Number.ToString(), MaxText),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "null",
            JsonValueKind.Array => value.Items.Length == 0 ? "[]" : $"an array of {value.Items.Length}",
            _ => value.Members!.Count == 0 ? "{}" : $"an object with {Names(value.Members.Keys, 4)}",
        };

    public static string Names(IEnumerable<string> names, int max)
    {
        var shown = names.Take(max + 1).Select(n => IsWord(n) ? n : Quoted(n, MaxText)).ToList();
        if (shown.Count > max)
            shown[max] = "…";
        return string.Join(", ", shown);
    }

    public static string Quoted(string text, int max)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in Cut(text, max).EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                quoted.Append('\\').Append(rune);
            else if (
                Rune.IsControl(rune)
                || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format
            )
                quoted.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                quoted.Append(rune);
        }
        return quoted.Append('"').ToString();
    }

    public static string Kind(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "a boolean",
        };

    public static string Cut(string text, int max) => text.Length <= max ? text : text[..max] + "…";

    private static bool IsWord(string text) =>
        text.Length is > 0 and <= MaxText
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '$');
}
