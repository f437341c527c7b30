using System.Text.Json;
using System.Text.RegularExpressions;

namespace Interlock.Loops.Ship.Review;

/// <summary>
/// Text of a reviewer, made fit for journals, prompts and people: no terminal codes, no control characters, a limit.
/// </summary>
internal static partial class ReviewText
{
    /// <summary>Longest text kept, in UTF-16 units.</summary>
    internal const int Longest = 16_000;

    private const string Cut = " […cut]";

    /// <summary>The text of a JSON value; objects and arrays as JSON, null as nothing.</summary>
    internal static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String => Clean(value.GetString()!),
            _ => Clean(value.GetRawText()),
        };

    /// <summary>A short text in one line.</summary>
    internal static string Line(string text) => Clean(text.Length > 100 ? text[..100] : text).ReplaceLineEndings(" ");

    private static string Clean(string text)
    {
        var bounded = text.Length > Longest ? WholeRunes(text[..Longest]) + Cut : text;
        return Controls().Replace(TerminalCodes().Replace(bounded, ""), "").Trim();
    }

    private static string WholeRunes(string text) => char.IsHighSurrogate(text[^1]) ? text[..^1] : text;

    [GeneratedRegex(
        @"\x1B(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(\x07|\x1B\\)?|[@-_])",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex TerminalCodes();

    [GeneratedRegex(
        @"[\x00-\x08\x0B-\x1F\x7F-\x9F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]",
        RegexOptions.None,
        10_000
    )]
    private static partial Regex Controls();
}
