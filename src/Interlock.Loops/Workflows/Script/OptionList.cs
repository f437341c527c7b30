using System.Text.Json;
using Interlock.Core.Configuration;

namespace Interlock.Loops.Workflows.Script;

/// <summary>Options of a call, read once each; the first mistake is kept in words.</summary>
/// <param name="function">The function, as the author calls it.</param>
/// <param name="options">The object; absent when undefined.</param>
/// <param name="known">Every option that there is.</param>
internal sealed class OptionList(string function, JsonElement options, IReadOnlyCollection<string> known)
{
    /// <summary>The first mistake, or null.</summary>
    public string? Mistake { get; private set; } = UnknownIn(function, options, known);

    /// <summary>A string, or null.</summary>
    public string? Text(params IEnumerable<string> names) =>
        First(names) is not var (name, value) ? null
        : value.ValueKind == JsonValueKind.String ? ScriptText.Of(value)
        : Wrong<string>(name, "a string", value);

    /// <summary>A whole number from 1 on, or null.</summary>
    public int? Count(string name) =>
        First([name]) is not var (_, value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 1 ? count
        : Wrong<int?>(name, "a whole number from 1", value);

    /// <summary>A number of <paramref name="unit"/>, or a text like <c>"10m"</c>; null when absent.</summary>
    public TimeSpan? Duration(string name, TimeSpan unit)
    {
        if (First([name]) is not var (_, value))
            return null;
        if (value.ValueKind == JsonValueKind.String && DurationText.Parse(ScriptText.Of(value)) is { } duration)
            return duration;
        return
            value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var number)
            && number > 0
            && number * unit.TotalSeconds <= DurationText.Longest.TotalSeconds
            ? number * unit
            : Wrong<TimeSpan?>(name, "a time like 600 or \"10m\"", value);
    }

    /// <summary>A value of one of some kinds, or null.</summary>
    public JsonElement? Value(string name, string what, params ReadOnlySpan<JsonValueKind> kinds) =>
        First([name]) is not var (_, value) ? null
        : kinds.Contains(value.ValueKind) ? value
        : Wrong<JsonElement?>(name, what, value);

    /// <summary>Which of some options are there.</summary>
    public IReadOnlyList<string> Present(IEnumerable<string> names) =>
        [.. names.Where(name => First([name]) is not null)];

    /// <summary>Notes a mistake.</summary>
    public void Refuse(string mistake) => Mistake ??= mistake;

    /// <summary>What a value is, in words.</summary>
    public static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => $"'{Short(ScriptText.Of(value))}'",
            JsonValueKind.Null or JsonValueKind.Undefined => "null",
            _ => value.GetRawText(),
        };

    private T? Wrong<T>(string name, string wanted, JsonElement value)
    {
        Refuse($"option '{name}' of {function} must be {wanted}, not {Kind(value)}");
        return default;
    }

    private (string Name, JsonElement Value)? First(IEnumerable<string> names)
    {
        foreach (var name in names)
            if (
                options.ValueKind == JsonValueKind.Object
                && options.TryGetProperty(name, out var value)
                && value.ValueKind != JsonValueKind.Null
            )
                return (name, value);
        return null;
    }

    private static string? UnknownIn(string function, JsonElement options, IReadOnlyCollection<string> known)
    {
        if (options.ValueKind == JsonValueKind.Object)
            foreach (var option in options.EnumerateObject())
                if (!known.Contains(option.Name))
                    return $"{function} has no option '{Short(option.Name)}'{NearestName.Hint(option.Name, known)}";
        return null;
    }

    private static string Short(string text) => text.Length > 64 ? text[..64] + "…" : text;
}
