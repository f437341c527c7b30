using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Workspaces;

/// <summary>
/// A private checkout with a git directory of its own for the agent's use. The harness judges it through its
/// own git directory and index, which lie outside.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    /// <summary>The folder the agent works in.</summary>
    public string Path => throw new NotImplementedException();

    /// <summary>Who holds it.</summary>
    public string Owner => throw new NotImplementedException();

    /// <summary>The tree it was leased with.</summary>
    public ObjectId Tree => throw new NotImplementedException();

    /// <summary>
    /// What the agent did: commits, staged, unstaged, untracked, deleted, modes, and what index flags, exclude
    /// files or a changed .gitignore would hide.
    /// </summary>
    /// <param name="from">The tree to compare with (usually the run's base).</param>
    /// <param name="wanted">Paths to take even when the base's rules ignore them (owned files); may be null.</param>
    /// <param name="cancellation">Cancels the capture.</param>
    public Task<Change> CaptureAsync(ObjectId from, Func<RepoPath, bool>? wanted, CancellationToken cancellation) =>
        throw new NotImplementedException($"{from}{wanted}{cancellation}");

    /// <summary>Gives the workspace back to the pool. Without it the lease outlives the process.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
