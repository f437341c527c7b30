using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>What an agent did, as git trees in the harness's own object store.</summary>
/// <param name="BaseTree">The tree that the workspace started from.</param>
/// <param name="ResultTree">The tree after the agent; refused entries are not in it.</param>
/// <param name="Entries">The differences, sorted by path.</param>
/// <param name="Refused">What was found and may not land.</param>
/// <param name="Ignored">By-products left out (ignored by the base's own rules), at most 100, for the record.</param>
public sealed record Change(
    ObjectId BaseTree,
    ObjectId ResultTree,
    IReadOnlyList<ChangeEntry> Entries,
    IReadOnlyList<RefusedEntry> Refused,
    IReadOnlyList<RepoPath> Ignored
)
{
    /// <summary>Whether nothing changed and nothing was refused.</summary>
    public bool IsEmpty => BaseTree == ResultTree && Refused.Count == 0;
}
