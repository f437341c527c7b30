using System.Text.Json;
using Interlock.Core.Journal;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>Says of each node whether it was replayed, done again because something of it changed, or is new.</summary>
internal sealed class Explanation
{
    private static readonly (string Label, string Word)[] Parts =
    [
        (NodeLabels.Prompt, "prompt"),
        (NodeLabels.Options, "options"),
        (NodeLabels.Schema, "schema"),
    ];

    private readonly Dictionary<string, List<IReadOnlyDictionary<string, string>>> earlier = new(
        StringComparer.Ordinal
    );
    private readonly Action<string> tell;
    private readonly Lock gate = new();

    private Explanation(Action<string> tell) => this.tell = tell;

    /// <summary>One that says nothing when nobody listens, else one that knows the nodes of earlier lives.</summary>
    /// <param name="records">The journal as it was found.</param>
    /// <param name="tell">Told one line a node, or null.</param>
    public static Explanation Of(IEnumerable<JournalRecord> records, Action<string>? tell)
    {
        var explanation = new Explanation(tell ?? (_ => { }));
        if (tell is not null)
            foreach (var record in records.Where(record => record.Type == "step.started"))
                explanation.Learn(record.Data);
        return explanation;
    }

    /// <summary>A node was asked for.</summary>
    public void Add(NodeSpec node, StepSpec spec, bool isReplayed)
    {
        if (earlier.Count == 0 && !isReplayed)
        {
            tell($"new       {Name(node)}");
            return;
        }
        lock (gate)
        {
            var there = earlier.GetValueOrDefault(spec.Scope) ?? [];
            var same = there.FindIndex(one => Changes(one, spec.Labels).Count == 0);
            var nearest = same >= 0 ? same : Nearest(there, spec.Labels);
            var found = nearest >= 0 ? there[nearest] : null;
            if (nearest >= 0)
                there.RemoveAt(nearest);
            tell(
                isReplayed ? $"replayed  {Name(node)}"
                : found is null ? $"new       {Name(node)}"
                : same >= 0 ? $"re-run    {Name(node)}: it was not finished"
                : $"re-run    {Name(node)}: {string.Join(" and ", Changes(found, spec.Labels))} changed"
            );
        }
    }

    private void Learn(JsonElement data)
    {
        if (!data.TryGetProperty("kind", out var kind) || !kind.ValueEquals("node"))
            return;
        var scope = data.GetProperty("scope").GetString()!;
        if (!earlier.TryGetValue(scope, out var there))
            earlier[scope] = there = [];
        there.Add(
            data.GetProperty("labels")
                .EnumerateObject()
                .ToDictionary(label => label.Name, label => label.Value.GetString()!, StringComparer.Ordinal)
        );
    }

    private static int Nearest(
        List<IReadOnlyDictionary<string, string>> there,
        IReadOnlyDictionary<string, string> labels
    )
    {
        var best = -1;
        for (var i = 0; i < there.Count; i++)
            if (best < 0 || Distance(there[i], labels) < Distance(there[best], labels))
                best = i;
        return best;
    }

    private static int Distance(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        2 * Changes(a, b).Count + (a.GetValueOrDefault("label") == b.GetValueOrDefault("label") ? 0 : 1);

    private static List<string> Changes(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        [
            .. from part in Parts
            where a.GetValueOrDefault(part.Label) != b.GetValueOrDefault(part.Label)
            select part.Word,
        ];

    private static string Name(NodeSpec node) =>
        node.Site.Scope.Length == 0 ? node.Label : $"{node.Site.Scope}/{node.Label}";
}
