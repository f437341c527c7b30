using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Bench.Soak;

/// <summary>What a soak found.</summary>
/// <param name="Machine">Where it ran.</param>
/// <param name="Sessions">Sessions in all.</param>
/// <param name="AtOnce">At a time.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Rows">The figures.</param>
/// <param name="Ends">How many sessions of each fate ended in each state: <c>fate/state</c>.</param>
internal sealed record SoakReport(
    string Machine,
    int Sessions,
    int AtOnce,
    int Seed,
    IReadOnlyList<SoakRow> Rows,
    IReadOnlyDictionary<string, int> Ends
)
{
    /// <summary>Whether nothing leaked.</summary>
    public bool Holds => Rows.All(row => row.Holds);

    public string ToJson() => JsonSerializer.Serialize(this, SoakJson.Default.SoakReport);

    public string ToMarkdown()
    {
        var text = new StringBuilder($"{Machine} {Sessions} sessions, {AtOnce} at a time, seed {Seed}.\n\n");
        text.Append("| what | figure | at most | holds |\n|---|---|---|---|\n");
        foreach (var row in Rows)
            text.Append(
                $"| {row.What}{row.Also} | {Show(row.Value)} | {(row.Most is { } most ? Show(most) : "")} | {(row.Holds ? "yes" : "**no**")} |\n"
            );
        text.Append("\n| fate | end | sessions |\n|---|---|---|\n");
        foreach (var (end, count) in Ends.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append($"| {end.Replace("/", " | ", StringComparison.Ordinal)} | {Show(count)} |\n");
        return text.ToString().TrimEnd();
    }

    private static string Show(double value) =>
        value.ToString(value == Math.Floor(value) ? "0" : "0.0", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SoakReport))]
internal sealed partial class SoakJson : JsonSerializerContext;
