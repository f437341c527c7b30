using System.Globalization;
using System.Text.Json;

namespace Interlock.Loops.Ship.Review;

/// <summary>
/// Reads one blocker of a review: an object, or a plain string. Nothing that a reviewer wrote is dropped.
/// </summary>
internal static class BlockerReader
{
    /// <summary>The blocker, or null for an empty one.</summary>
    internal static Blocker? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return ReviewText.Of(element) is { Length: > 0 } prose ? Blocker.Prose(prose) : null;
        var problem = Text(element, "problem");
        var evidence = Text(element, "evidence");
        var blocker = new Blocker(
            Text(element, "file"),
            Line(element),
            Text(element, "symbol"),
            problem ?? evidence ?? ReviewText.Of(element),
            problem is null ? null : evidence
        );
        return blocker.Problem.Length > 0 ? blocker : null;
    }

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && ReviewText.Of(value) is { Length: > 0 } text ? text : null;

    private static int? Line(JsonElement element)
    {
        if (!element.TryGetProperty("line", out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetInt32(out var number) && number > 0 ? number : null;
        var digits = string.Concat(ReviewText.Of(value).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0
            ? line
            : null;
    }
}
