using System.Globalization;
using System.Text.Json;
using Interlock.Core.Text;

namespace Interlock.Cli.Progress;

/// <summary>
/// Reads fields of an event for people. What is missing or of another type reads as nothing: a view must not fall
/// over a journal of another version. Texts come out clean and short.
/// </summary>
internal static class RecordData
{
    private const int LineLength = 160;

    /// <summary>A text or number as one clean line; empty when there is none.</summary>
    public static string Line(this JsonElement data, string name, int limit = LineLength) =>
        data.Find(name) is not { } value ? ""
        : value.ValueKind == JsonValueKind.String ? ExternalText.Line(value.GetString()!, limit)
        : value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText()
        : "";

    /// <summary>A number, or null.</summary>
    public static double? Number(this JsonElement data, string name) =>
        data.Find(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    /// <summary>A member of an object, or null.</summary>
    public static JsonElement? Find(this JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    /// <summary>Items of a list; none when it is not there.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement data, string name) =>
        data.Find(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : [];

    /// <summary>Items of a list of texts, joined; at most ten are named.</summary>
    public static string Names(this JsonElement data, string name)
    {
        var all = data.Items(name)
            .Where(item => item.ValueKind == JsonValueKind.String)
            .Select(item => ExternalText.Line(item.GetString()!, 80))
            .ToList();
        return string.Join(", ", all.Take(10)) + (all.Count > 10 ? $" and {all.Count - 10} more" : "");
    }

    /// <summary>A count with its noun: <c>1 blocker</c>, <c>2 blockers</c>.</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
