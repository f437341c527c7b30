using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Journal;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>Values that a script keeps under names, over every life of its run; the last one counts.</summary>
internal sealed class Checkpoints
{
    private readonly ConcurrentDictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly WorkflowEvents events;

    /// <summary>Those that earlier lives kept.</summary>
    public Checkpoints(IEnumerable<JournalRecord> records, WorkflowEvents events)
    {
        this.events = events;
        foreach (var record in records.Where(record => record.Type == "checkpoint"))
            values[record.Data.GetProperty("name").GetString()!] = record.Data.GetProperty("value").Clone();
    }

    /// <summary>The value of a name, or null.</summary>
    public JsonElement? Get(string name) => values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Keeps a value.</summary>
    public async Task SetAsync(string name, JsonElement value)
    {
        if (values.TryGetValue(name, out var there) && JsonElement.DeepEquals(there, value))
            return;
        values[name] = value.Clone(); // at once: what the script reads next was asked for after this
        await events.AppendAsync(
            "checkpoint",
            new JsonObject { ["name"] = name, ["value"] = JsonNode.Parse(value.GetRawText()) }
        );
    }
}
