using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Journal;

namespace Interlock.Core.Runs;

/// <summary>Counts agent turns and their tokens, in all and a task.</summary>
internal sealed class TurnTally
{
    // A turn's key is kept as its hash: 100,000 turns cost a few megabytes.
    private readonly Dictionary<StepHash, string?> working = [];
    private readonly HashSet<StepHash> ended = [];
    private readonly Dictionary<string, int> endedByTask = new(StringComparer.Ordinal);
    private TokenUsage tokens = TokenUsage.Unknown;
    private decimal? money;
    private int unpriced;

    /// <summary>What was spent so far.</summary>
    internal UsageReport Usage =>
        new(working.Count + ended.Count, tokens.Input, tokens.Output, money) { UnpricedTurns = unpriced };

    /// <summary>Turns that a task's agents ended.</summary>
    internal int Ended(string task) => endedByTask.GetValueOrDefault(task);

    /// <summary>Whether a task's agent has begun a turn and not ended it.</summary>
    internal bool IsWorking(string task) => working.ContainsValue(task);

    /// <summary>A step was started.</summary>
    internal void Start(JsonElement data)
    {
        if (EventText.Word(data, "kind") != "turn" || EventText.Word(data, "key") is not { } key)
            return;
        var turn = StepHash.Of(key);
        if (!ended.Contains(turn))
            working[turn] = EventText.Word(EventText.Member(data, "labels"), "task");
    }

    /// <summary>A node of a workflow has its agent.</summary>
    internal void StartNode(JsonElement data)
    {
        if (EventText.Word(data, "step") is { } key && StepHash.Of(key) is var node && !ended.Contains(node))
            working[node] = null;
    }

    /// <summary>A step was completed; counts when it is a turn, once.</summary>
    internal void End(JsonElement data)
    {
        if (EventText.Word(data, "key") is not { } key)
            return;
        var turn = StepHash.Of(key);
        if (!working.Remove(turn, out var task) || !ended.Add(turn))
            return;
        if (task is not null)
            endedByTask[task] = Ended(task) + 1;
        Spend(data);
    }

    /// <summary>A turn ended so that it has to be asked again; what it used is spent.</summary>
    internal void Spend(JsonElement data)
    {
        var usage = EventText.Member(EventText.Member(data, "result"), "usage");
        tokens = tokens.Plus(
            new TokenUsage(
                EventText.Number(usage, "input"),
                EventText.Number(usage, "cachedInput"),
                EventText.Number(usage, "output"),
                EventText.Number(usage, "reasoning")
            )
        );
        if (
            EventText.Member(usage, "money") is { ValueKind: JsonValueKind.Number } price
            && price.TryGetDecimal(out var cost)
        )
            money = (money ?? 0) + cost;
        else
            unpriced++;
    }
}
