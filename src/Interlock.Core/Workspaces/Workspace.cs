using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Workspaces;

/// <summary>
/// A private checkout with a git directory of its own for the agent's use. The harness judges it through its
/// own git directory and index, which lie outside.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly WorkspacePool pool;
    private readonly ChangeCapture capture;
    private readonly Slot slot;

    internal Workspace(
        WorkspacePool pool,
        ChangeCapture capture,
        Slot slot,
        LeaseRecord lease,
        IReadOnlyDictionary<string, string> variables
    )
    {
        this.pool = pool;
        this.capture = capture;
        this.slot = slot;
        Owner = lease.Owner;
        Tree = lease.Tree;
        Variables = variables;
    }

    /// <summary>The folder the agent works in.</summary>
    public string Path => slot.Tree;

    /// <summary>Who holds it.</summary>
    public string Owner { get; }

    /// <summary>The tree it was leased with.</summary>
    public ObjectId Tree { get; }

    /// <summary>Environment variables of this workspace (its port base), for agents and checks.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>
    /// What the agent did: commits, staged, unstaged, untracked, deleted, modes, and what index flags, exclude
    /// files or a changed .gitignore would hide.
    /// </summary>
    /// <param name="from">The tree to compare with (usually the run's base).</param>
    /// <param name="wanted">Paths to take even when the base's rules ignore them (owned files); may be null.</param>
    /// <param name="cancellation">Cancels the capture.</param>
    /// <exception cref="IOException">The disk fails, or a folder cannot be read.</exception>
    /// <exception cref="GitException">Git fails.</exception>
    public Task<Change> CaptureAsync(ObjectId from, Func<RepoPath, bool>? wanted, CancellationToken cancellation) =>
        capture.CaptureAsync(
            new CaptureRequest(slot.Tree, slot.Index, Tree, from, wanted, slot.ReadSetup()),
            cancellation
        );

    /// <summary>Gives the workspace back to the pool. Without it the lease outlives the process.</summary>
    public async ValueTask DisposeAsync() => await pool.ReleaseAsync(slot, Owner, CancellationToken.None);
}
