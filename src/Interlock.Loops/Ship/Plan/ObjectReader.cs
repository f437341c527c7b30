using System.Text.Json;
using Interlock.Core.Configuration;

namespace Interlock.Loops.Ship.Plan;

/// <summary>
/// Reads one JSON object and notes every issue with its path. A wrong value is noted and read as empty.
/// </summary>
internal sealed class ObjectReader
{
    private readonly string path;
    private readonly List<string> issues;
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly bool isObject;

    internal ObjectReader(string path, JsonElement element, IReadOnlyList<string> known, List<string> issues)
    {
        this.path = path;
        this.issues = issues;
        isObject = element.ValueKind == JsonValueKind.Object;
        if (!isObject)
        {
            issues.Add($"{path}: must be an object, not {Kind(element)}");
            return;
        }
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
                issues.Add($"{path}.{property.Name}: is not a known key{Suggestion(property.Name, known)}");
            else if (property.Value.ValueKind != JsonValueKind.Null)
                values.Add(property.Name, property.Value);
        }
    }

    internal string Required(string key)
    {
        if (isObject && !values.ContainsKey(key))
            issues.Add($"{path}.{key}: is required");
        return Optional(key) ?? "";
    }

    internal string? Optional(string key)
    {
        if (!values.TryGetValue(key, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        issues.Add($"{path}.{key}: must be a string, not {Kind(value)}");
        return null;
    }

    internal IReadOnlyList<string> RequiredTexts(string key)
    {
        if (isObject && !values.ContainsKey(key))
            issues.Add($"{path}.{key}: is required (an array of strings)");
        return Texts(key) ?? [];
    }

    internal IReadOnlyList<string>? Texts(string key)
    {
        if (!values.TryGetValue(key, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            issues.Add($"{path}.{key}: must be an array of strings, not {Kind(value)}");
            return null;
        }
        var texts = new List<string>();
        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            if (item.ValueKind == JsonValueKind.String)
                texts.Add(item.GetString()!);
            else
                issues.Add($"{path}.{key}[{index}]: must be a string, not {Kind(item)}");
        }
        return texts;
    }

    internal IReadOnlyList<JsonElement> Elements(string key, string what)
    {
        if (values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray()];
        if (isObject)
            issues.Add(
                values.ContainsKey(key)
                    ? $"{path}.{key}: must be an array of {what}, not {Kind(value)}"
                    : $"{path}.{key}: is required"
            );
        return [];
    }

    internal T Choice<T>(string key, IReadOnlyDictionary<string, T> choices, T missing)
    {
        if (Optional(key) is not { } text)
            return missing;
        if (choices.TryGetValue(text, out var choice))
            return choice;
        issues.Add(
            $"{path}.{key}: must be one of {string.Join(", ", choices.Keys)}, "
                + $"not '{text}'{Suggestion(text, choices.Keys)}"
        );
        return missing;
    }

    private static string Suggestion(string unknown, IEnumerable<string> known) =>
        NearestName.Of(unknown, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private static string Kind(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            _ => "null",
        };
}
