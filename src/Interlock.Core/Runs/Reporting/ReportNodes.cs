using System.Globalization;
using System.Text.Json;

namespace Interlock.Core.Runs.Reporting;

/// <summary>The nodes and groups of a report while they grow.</summary>
/// <param name="text">Cleans texts.</param>
/// <param name="files">Files of the sessions.</param>
/// <param name="budget">Keeps texts small.</param>
/// <param name="whole">What these are a part of: they stand in its lists, and no key of theirs is one of its own.</param>
internal sealed class ReportNodes(EventText text, SessionFiles files, TextBudget budget, ReportNodes? whole = null)
{
    private const int MostNodes = 20_000;
    private readonly List<ReportNode> nodes = whole?.nodes ?? [];
    private readonly List<ReportGroup> groups = whole?.groups ?? [];
    private readonly Dictionary<string, ReportNode> byKey = new(StringComparer.Ordinal);

    /// <summary>All nodes, in the order they began.</summary>
    internal IReadOnlyList<ReportNode> Nodes => nodes;

    /// <summary>All groups, in the order they began.</summary>
    internal IReadOnlyList<ReportGroup> Groups => groups;

    /// <summary>Nodes that there was no room for.</summary>
    internal int Left { get; private set; }

    /// <summary>Cleans texts.</summary>
    internal EventText Text => text;

    /// <summary>Files of the sessions.</summary>
    internal SessionFiles Files => files;

    /// <summary>Keeps texts small.</summary>
    internal TextBudget Budget => budget;

    /// <summary>The node of a key, or null.</summary>
    internal ReportNode? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);

    /// <summary>A new node; null when the key is known, or there are too many.</summary>
    internal ReportNode? Begin(string key, string kind, long at)
    {
        if (byKey.ContainsKey(key))
            return null;
        if (nodes.Count == MostNodes)
        {
            (whole ?? this).Left++;
            return null;
        }
        var node = new ReportNode($"n{nodes.Count.ToString(CultureInfo.InvariantCulture)}", kind)
        {
            Asked = at,
            Start = at,
        };
        nodes.Add(node);
        byKey.Add(key, node);
        return node;
    }

    /// <summary>A new group.</summary>
    internal ReportGroup BeginGroup(string kind, string? label, long at)
    {
        var group = new ReportGroup($"g{groups.Count.ToString(CultureInfo.InvariantCulture)}", kind)
        {
            Label = label,
            Start = at,
        };
        groups.Add(group);
        return group;
    }

    /// <summary>A node is over: what its turn, check or effect came to.</summary>
    internal void End(ReportNode node, JsonElement result, long at)
    {
        node.End = at;
        new NodeFacts(text, budget).Read(node, result);
        node.State = node.Failure is null ? NodeState.Done : NodeState.Failed;
    }

    /// <summary>Whoever was at work is not any more: the engine is gone.</summary>
    internal void Stop()
    {
        foreach (var node in nodes.Where(node => node.State is NodeState.Running or NodeState.Waiting))
            node.State = NodeState.Interrupted;
    }

    /// <summary>Adds what lies in files beside the journal: prompts and patches.</summary>
    internal void ReadFiles()
    {
        foreach (var node in nodes)
            if (node.Session?.Folder is { } folder)
            {
                node.Prompt ??= budget.Keep(files.Read(folder, "prompt.md"));
                // A node of a workflow has a folder a turn; the last one holds the patch.
                var turn = $"turn-{(node.Attempts ?? 1).ToString(CultureInfo.InvariantCulture)}";
                node.Diff ??= budget.Keep(
                    files.Read(folder, "turn.patch") ?? files.Read(folder, $"{turn}/turn.patch"),
                    keepsEnd: false
                );
            }
    }
}
