using Interlock.Core.Git;
using Interlock.Loops.Ship.Ownership;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Preflight;

/// <summary>
/// What two tasks, or a task and the user, both claim. Overlap is decided on the paths of the base tree, the paths
/// that tasks declare, and a typical new file of each glob (<c>docs/…</c> for <c>docs/**</c>): <c>docs/**</c> and
/// <c>docs/api/</c> overlap in an empty repository too, <c>**/*.md</c> and <c>src/**</c> only where a Markdown file
/// lies in <c>src</c>.
/// </summary>
internal static class ClaimRules
{
    private const int MostDirtyShown = 20;

    internal static IEnumerable<PreflightFault> Faults(TaskPlan plan, PreflightFacts facts, PreflightOptions options)
    {
        var claims = plan
            .Tasks.Select((task, index) => new Claim(PreflightCheck.Name(task, index), OwnedFiles.From(task.Files)))
            .ToList();
        return
        [
            .. options.AllowSharedFiles ? [] : Shared(claims, facts),
            .. options.AllowDirty ? [] : claims.SelectMany(claim => Dirty(claim, facts)),
        ];
    }

    private static IEnumerable<PreflightFault> Shared(List<Claim> claims, PreflightFacts facts)
    {
        var declared = claims
            .SelectMany(claim => claim.Files.Compiled)
            .SelectMany(pattern => pattern.Samples)
            .Where(sample => !sample.Any(char.IsControl) && !sample.EndsWith('/'))
            .Select(PathPattern.ToPath);
        var universe = facts.BasePaths.Select(entry => entry.Path).Union(declared).Order(RepoPath.Order);
        var found = new Dictionary<(int, string, int, string), (RepoPath First, int More)>();
        foreach (var path in universe)
        {
            var points = new PathPoints(path);
            var owners = claims
                .Index()
                .Select(item => (item.Index, Pattern: item.Item.Files.PatternFor(points)))
                .Where(item => item.Pattern is not null)
                .ToList();
            foreach (var second in owners.Skip(1))
            {
                var key = (owners[0].Index, owners[0].Pattern!, second.Index, second.Pattern!);
                found[key] = found.TryGetValue(key, out var seen) ? (seen.First, seen.More + 1) : (path, 0);
            }
        }
        foreach (var ((one, onePattern, other, otherPattern), (path, more)) in found)
            yield return new PreflightFault(
                claims[other].Task,
                path.Text,
                "shared_file",
                $"'{path}'{(more > 0 ? $" and {more} more" : "")} is claimed by "
                    + $"task '{claims[one].Task}' ({Shown.Text(onePattern)}) "
                    + $"and by task '{claims[other].Task}' ({Shown.Text(otherPattern)}).",
                "Give each file to one task, or allow shared files."
            );
    }

    private static IEnumerable<PreflightFault> Dirty(Claim claim, PreflightFacts facts)
    {
        var dirty = facts.DirtyPaths.Where(claim.Files.Owns).Order(RepoPath.Order).ToList();
        var left = dirty.Count - MostDirtyShown;
        return dirty
            .Take(MostDirtyShown)
            .Select(
                (path, index) =>
                    new PreflightFault(
                        claim.Task,
                        path.Text,
                        "uncommitted_edits",
                        $"Task '{claim.Task}' owns '{path}', which has uncommitted edits that the run would not see"
                            + (
                                index == MostDirtyShown - 1 && left > 0
                                    ? $" (and so have {left} more of its files)."
                                    : "."
                            ),
                        "Commit or stash them, or allow dirty files."
                    )
            );
    }

    private sealed record Claim(string Task, OwnedFiles Files);
}
