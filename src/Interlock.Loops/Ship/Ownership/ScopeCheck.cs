using Interlock.Core.Changes;
using Interlock.Core.Git;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Ownership;

/// <summary>
/// Finds what an agent changed outside its contract. Runs on every round, before any reviewer. Its blockers are for
/// the task that made the change, whoever owns the path: they do not go through repair selection.
/// </summary>
public static class ScopeCheck
{
    /// <summary>
    /// Changed paths that the task does not own, then entries that capture refused; both sorted by path.
    /// </summary>
    public static IReadOnlyList<ScopeViolation> Violations(PlannedTask task, Change change, TaskPlan plan)
    {
        var owned = OwnedFiles.From(task.Files);
        var others = plan
            .Tasks.Where(other => !string.Equals(other.Id, task.Id, StringComparison.Ordinal))
            .Select(other => (other.Id, Files: OwnedFiles.From(other.Files)))
            .ToList();
        string? OwnerOf(RepoPath path) => others.Find(other => other.Files.Owns(path)).Id;

        var outside = change
            .Entries.Where(entry => !owned.Owns(entry.Path))
            .OrderBy(entry => entry.Path, RepoPath.Order)
            .Select(entry => Outside(task, entry, OwnerOf(entry.Path)));
        var refused = change
            .Refused.OrderBy(entry => entry.Path, RepoPath.Order)
            .Select(entry => Refused(task, entry, OwnerOf(entry.Path)));
        return [.. outside, .. refused];
    }

    private static ScopeViolation Outside(PlannedTask task, ChangeEntry entry, string? owner)
    {
        var whose = owner is null ? "no task of the plan owns" : $"belongs to task '{owner}'";
        var problem =
            $"Task '{task.Id}' {Verb(entry.Kind)} '{entry.Path}', which {whose}. Undo that; if it is really needed, "
            + "say so in the final message and leave the file as it was.";
        return new ScopeViolation(entry.Path, owner, new Blocker(entry.Path.Text, null, null, problem, null));
    }

    private static ScopeViolation Refused(PlannedTask task, RefusedEntry entry, string? owner)
    {
        var problem = $"Task '{task.Id}' left '{entry.Path}', which can never land ({entry.Reason}): {entry.Message}";
        return new ScopeViolation(entry.Path, owner, new Blocker(entry.Path.Text, null, null, problem, null));
    }

    private static string Verb(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Added => "added",
            ChangeKind.Deleted => "deleted",
            ChangeKind.ModeChanged => "changed the mode of",
            _ => "changed",
        };
}
