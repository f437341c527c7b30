using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Core.Git;

/// <summary>The user's repository, read with hooks, fsmonitor and pagers switched off. Only a landing writes to it.</summary>
public sealed class UserRepository
{
    /// <summary>Top of the checkout, absolute, links resolved.</summary>
    public string Root => throw new NotImplementedException();

    /// <summary>Finds the repository around a folder: exactly one of the two results is not null.</summary>
    public static Task<(UserRepository? Repository, Failure? Failure)> FindAsync(
        string folder, ProcessRunner processes, HostEnvironment environment, CancellationToken cancellation) =>
        throw new NotImplementedException($"{folder}{processes}{environment}{cancellation}");

    /// <summary>The tip: commit, its tree, and the full name of the branch (null when detached). A failure when there is no commit.</summary>
    public Task<(RepositoryTip? Tip, Failure? Failure)> ReadTipAsync(CancellationToken cancellation) =>
        throw new NotImplementedException($"{cancellation}");

    /// <summary>Paths with staged, unstaged or untracked (not ignored) differences from the tip; hidden ones (assume-unchanged, skip-worktree) too.</summary>
    public Task<IReadOnlyList<RepoPath>> ReadDirtyPathsAsync(CancellationToken cancellation) =>
        throw new NotImplementedException($"{cancellation}");
}
