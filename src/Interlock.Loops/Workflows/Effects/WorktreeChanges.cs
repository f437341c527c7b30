using System.Collections.Concurrent;
using System.Text.Json;
using Interlock.Core.Git;
using Interlock.Loops.Workflows.Nodes;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>The changes that nodes of this run made, and the tree that the run stands at.</summary>
/// <param name="store">Where the trees are.</param>
/// <param name="start">The run's base.</param>
internal sealed class WorktreeChanges(ObjectStore store, ObjectId start)
{
    private readonly ConcurrentDictionary<(ObjectId Base, ObjectId Tree), NodeChange> known = new();

    /// <summary>The run's base and what was applied since.</summary>
    public ObjectId Tree { get; set; } = start;

    /// <summary>A node made a change.</summary>
    public void Learn(NodeChange? change)
    {
        if (change is not null)
            known[(change.Base, change.Tree)] = change;
    }

    /// <summary>Something landed that the run did not make by applying: its agents see it from now on.</summary>
    /// <param name="from">The tree that it was made of.</param>
    /// <param name="to">The tree that landed, or null when nothing did.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task MoveAsync(ObjectId? from, ObjectId? to, CancellationToken cancellation)
    {
        if (from is { } before && to is { } after)
            Tree = Tree == before ? after : (await store.MergeAsync(before, Tree, after, cancellation)).Tree ?? Tree;
    }

    /// <summary>The changes that a list of a script stands for.</summary>
    public List<Candidate> Read(IEnumerable<JsonElement> values) =>
        [.. values.Select((value, number) => Candidate.Of(value, known, number))];

    /// <summary>Merges candidates by their trees, one after the other, onto what the run stands at.</summary>
    public async Task<Combined> CombineAsync(IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        var tree = Tree;
        var problems = new List<(string, string)?>();
        foreach (var candidate in candidates)
        {
            if (candidate.Change is not { } change)
                problems.Add(
                    (
                        "invalid_worktree_diff",
                        "this is no change of an agent of this run: pass its answer, or the answer's 'worktree'"
                    )
                );
            else if (change.Refused.Count > 0)
                problems.Add(
                    ("invalid_worktree_diff", $"it has entries that may not land: {string.Join("; ", change.Refused)}")
                );
            else
            {
                var merged = await store.MergeAsync(change.Base, tree, change.Tree, cancellation);
                problems.Add(
                    merged.Tree is null
                        ? (
                            "patch_conflict",
                            $"it conflicts in {string.Join(", ", merged.Conflicts.Select(path => path.Text))}"
                        )
                        : null
                );
                tree = merged.Tree ?? tree;
            }
        }
        return new Combined(tree, problems);
    }
}
