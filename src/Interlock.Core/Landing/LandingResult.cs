using Interlock.Core.Failures;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>How a landing ended.</summary>
public abstract record LandingResult
{
    private LandingResult() { }

    /// <summary>The target holds the planned tree; checked after writing.</summary>
    /// <param name="Mode"><c>tree</c>, <c>commit</c> or <c>branch</c>.</param>
    /// <param name="Files">Paths that changed.</param>
    /// <param name="Tree">The tree.</param>
    /// <param name="Commit">The commit, or null.</param>
    /// <param name="Branch">Short branch name, or null.</param>
    public sealed record Landed(
        string Mode,
        IReadOnlyList<RepoPath> Files,
        ObjectId Tree,
        ObjectId? Commit,
        string? Branch
    ) : LandingResult;

    /// <summary>The target moved between plan and write; plan again. Nothing was written.</summary>
    public sealed record Moved : LandingResult;

    /// <summary>The target refuses: the user's own edits overlap, a branch exists, the merge conflicts. Nothing was written.</summary>
    /// <param name="Failure">Why.</param>
    /// <param name="Files">The paths that stand in the way.</param>
    public sealed record Blocked(Failure Failure, IReadOnlyList<RepoPath> Files) : LandingResult;

    /// <summary>What was written did not hold; the target is as it was before.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record RolledBack(Failure Failure) : LandingResult;
}
