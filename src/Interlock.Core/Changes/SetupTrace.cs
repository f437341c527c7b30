using Interlock.Core.Git;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>What a workspace's setup left behind, so that it is not taken for the agent's work.</summary>
/// <param name="Folders">Untracked folders, ignored as a whole by the rules.</param>
/// <param name="Files">Other files that setup created or altered, and what they looked like then.</param>
public sealed record SetupTrace(IReadOnlyList<RepoPath> Folders, IReadOnlyList<SetupTrace.File> Files)
{
    /// <summary>Nothing was set up.</summary>
    public static SetupTrace None { get; } = new([], []);

    /// <summary>One file after setup.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Stat">Its status.</param>
    /// <param name="Tracked">Whether the tree has the path.</param>
    public sealed record File(RepoPath Path, FileStat Stat, bool Tracked);
}
