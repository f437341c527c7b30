using System.Text.Json;
using Interlock.Core.Text;

namespace Interlock.Core.Runs;

/// <summary>
/// Reads members of an event. Whatever is missing or of another type is null or empty, never an error: an older or
/// newer engine may have written it. Texts come out clean, limited and redacted.
/// </summary>
/// <param name="redactor">Takes secrets out, or null.</param>
internal sealed class EventText(Redactor? redactor)
{
    private const int LongestText = 20_000;
    private const int LongestList = 10_000;

    /// <summary>A member that is an object or an array; undefined when it is not there.</summary>
    internal static JsonElement Member(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Items of an array.</summary>
    internal static IEnumerable<JsonElement> Items(JsonElement data, string name) =>
        Member(data, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Take(LongestList) : [];

    /// <summary>A number without a fraction.</summary>
    internal static long? Number(JsonElement data, string name) =>
        Member(data, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value)
            ? value
            : null;

    /// <summary>A small number.</summary>
    internal static int? Small(JsonElement data, string name) =>
        Number(data, name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>A number with a fraction.</summary>
    internal static double? Fraction(JsonElement data, string name) =>
        Member(data, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value)
            ? value
            : null;

    /// <summary>Whether a member is true.</summary>
    internal static bool Flag(JsonElement data, string name) => Member(data, name).ValueKind == JsonValueKind.True;

    /// <summary>A word of ours, as it is.</summary>
    internal static string? Word(JsonElement data, string name) =>
        Member(data, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>An enum's word.</summary>
    internal static T? Enum<T>(JsonElement data, string name)
        where T : struct, Enum => EnumWord.Read<T>(Word(data, name));

    /// <summary>An object id: a string, or an object with <c>hex</c>.</summary>
    internal static string? Id(JsonElement data, string name) => Word(data, name) ?? Word(Member(data, name), "hex");

    /// <summary>A text, clean.</summary>
    internal string? Text(JsonElement data, string name) => Word(data, name) is { } text ? Clean(text) : null;

    /// <summary>A list of texts, clean; a path written as <c>{"text": …}</c> counts as its text.</summary>
    internal IReadOnlyList<string> Texts(JsonElement data, string name) =>
        [
            .. Items(data, name)
                .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : Word(item, "text"))
                .OfType<string>()
                .Select(Clean),
        ];

    /// <summary>A text, clean, however long.</summary>
    internal string? Whole(JsonElement data, string name) => Word(data, name) is { } text ? CleanWhole(text) : null;

    /// <summary>A text without what may not be shown, however long.</summary>
    internal string CleanWhole(string text) => redactor?.Clean(text) ?? ExternalText.Clean(text, int.MaxValue);

    private string Clean(string text) => ExternalText.Limit(CleanWhole(text), LongestText, KeptPart.Both);
}
