using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Phases;

/// <summary>Merges the tasks' trees over the base, in plan order, without a working tree.</summary>
internal sealed class CombinePhase(ShipServices services, ShipEvents events, TaskPlan plan)
{
    public async Task<Combination> RunAsync(
        int round,
        IReadOnlyDictionary<string, TaskWork> work,
        CancellationToken cancellation
    )
    {
        await events.PhaseAsync("combine", round);
        var trees = string.Join('\n', plan.Tasks.Select(t => $"{t.Id}={work[t.Id].Change!.ResultTree}"));
        var combined = await services.Steps.RunAsync(
            new StepSpec($"ship/round-{round}", "combine", trees, services.Base.Tree.Hex),
            _ => MergeAsync(work, cancellation),
            ShipJson.Default.Combination
        );
        await events.CandidateAsync(round, combined);
        return combined;
    }

    private async Task<Combination> MergeAsync(
        IReadOnlyDictionary<string, TaskWork> work,
        CancellationToken cancellation
    )
    {
        var candidate = services.Base.Tree;
        var merged = new List<TaskWork>();
        foreach (var item in plan.Tasks.Select(t => work[t.Id]))
        {
            var theirs = item.Change!.ResultTree;
            var result =
                candidate == services.Base.Tree
                    ? new MergeResult(theirs, [])
                    : await services.Store.MergeAsync(services.Base.Tree, candidate, theirs, cancellation);
            if (result.Tree is not { } tree)
                return new Combination(null, [.. result.Conflicts.Select(p => Conflict(p, merged, item))]);
            candidate = tree;
            merged.Add(item);
        }
        return new Combination(candidate, []);
    }

    private static TreeConflict Conflict(RepoPath path, IEnumerable<TaskWork> earlier, TaskWork later)
    {
        var others = earlier
            .Where(w => w.Change!.Entries.Any(e => Meets(e.Path.Text, path.Text)))
            .Select(w => w.Task.Id);
        return new TreeConflict([path.Text], [.. others, later.Task.Id]);
    }

    // A file against a folder of the same name is a conflict too.
    private static bool Meets(string a, string b) =>
        a == b || a.StartsWith(b + "/", StringComparison.Ordinal) || b.StartsWith(a + "/", StringComparison.Ordinal);
}
