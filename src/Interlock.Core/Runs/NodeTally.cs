using System.Text.Json;
using Interlock.Core.Journal;

namespace Interlock.Core.Runs;

/// <summary>Counts the agents of a workflow, in all and by phase; a constant amount of work a record.</summary>
/// <param name="text">Cleans the names of phases.</param>
internal sealed class NodeTally(EventText text)
{
    private readonly Dictionary<StepHash, int> open = []; // a node's key, as its hash, and its phase
    private readonly HashSet<StepHash> ended = [];
    private readonly HashSet<StepHash> working = [];
    private readonly Dictionary<StepHash, DateTimeOffset> waiting = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<NodePhaseReport> phases = [];

    /// <summary>A step was asked for.</summary>
    internal void Ask(JsonElement data)
    {
        if (EventText.Word(data, "kind") != "node" || Key(data, "key") is not { } key)
            return;
        if (ended.Contains(key) || open.ContainsKey(key))
            return;
        var title = text.Text(EventText.Member(data, "labels"), "phase");
        if (!numbers.TryGetValue(title ?? "", out var phase))
        {
            numbers[title ?? ""] = phase = phases.Count;
            phases.Add(new NodePhaseReport(title, 0, 0, 0));
        }
        phases[phase] = phases[phase] with { Asked = phases[phase].Asked + 1 };
        open[key] = phase;
    }

    /// <summary>An event of a node: it works, waits, or goes on.</summary>
    internal void Tell(string type, JsonElement data)
    {
        if (Key(data, "step") is not { } key)
            return;
        working.Remove(key);
        waiting.Remove(key);
        if (type == "node.started")
            working.Add(key);
        else if (
            type == "node.waiting"
            && EventText.Member(data, "until") is { ValueKind: JsonValueKind.String } until
            && until.TryGetDateTimeOffset(out var time)
        )
            waiting[key] = time;
    }

    /// <summary>A step is over.</summary>
    internal void End(JsonElement data)
    {
        if (Key(data, "key") is not { } key || !open.Remove(key, out var phase))
            return;
        ended.Add(key);
        working.Remove(key);
        waiting.Remove(key);
        var failed = EventText.Member(EventText.Member(data, "result"), "failure").ValueKind == JsonValueKind.Object;
        phases[phase] = failed
            ? phases[phase] with
            {
                Failed = phases[phase].Failed + 1,
            }
            : phases[phase] with
            {
                Done = phases[phase].Done + 1,
            };
    }

    /// <summary>Whoever worked or waited does so no more: the engine is gone.</summary>
    internal void Stop()
    {
        working.Clear();
        waiting.Clear();
    }

    /// <summary>The counts, or null when the run is no workflow.</summary>
    internal NodesReport? ToReport(bool live) =>
        phases.Count == 0
            ? null
            : new NodesReport(
                phases.Sum(phase => phase.Asked),
                live ? working.Count : 0,
                live ? waiting.Count : 0,
                phases.Sum(phase => phase.Done),
                phases.Sum(phase => phase.Failed),
                live && waiting.Count > 0 ? waiting.Values.Min() : null,
                [.. phases]
            );

    private static StepHash? Key(JsonElement data, string name) =>
        EventText.Word(data, name) is { } key ? StepHash.Of(key) : null;
}
