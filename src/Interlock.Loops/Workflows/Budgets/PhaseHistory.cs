using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Journal;

namespace Interlock.Loops.Workflows.Budgets;

/// <summary>What earlier lives of a run have spent, by phase.</summary>
internal static class PhaseHistory
{
    /// <summary>Adds up what the turns of each phase's nodes told.</summary>
    /// <param name="records">The journal.</param>
    public static IReadOnlyDictionary<string, TokenUsage> Of(IEnumerable<JournalRecord> records)
    {
        var phases = new Dictionary<string, string>(StringComparer.Ordinal);
        var spent = new Dictionary<string, TokenUsage>(StringComparer.Ordinal);
        foreach (var record in records)
            switch (record.Type)
            {
                case "step.started"
                    when Text(record.Data, "key") is { } key
                        && record.Data.TryGetProperty("labels", out var labels)
                        && Text(labels, "phase") is { } phase:
                    phases[key] = phase;
                    break;
                case "step.completed":
                    Add(Text(record.Data, "key"), record.Data);
                    break;
                case "turn.stopped":
                    Add(Text(record.Data, "step"), record.Data);
                    break;
            }
        return spent;

        void Add(string? key, JsonElement data)
        {
            if (
                key is not null
                && phases.TryGetValue(key, out var phase)
                && data.TryGetProperty("result", out var result)
                && result.ValueKind == JsonValueKind.Object
                && result.TryGetProperty("usage", out var usage)
            )
                spent[phase] = (spent.GetValueOrDefault(phase) ?? TokenUsage.Unknown).Plus(
                    usage.Deserialize(WorkflowJson.Default.TokenUsage) ?? TokenUsage.Unknown
                );
        }
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
