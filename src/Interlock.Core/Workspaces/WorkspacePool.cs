using Interlock.Core.Git;

namespace Interlock.Core.Workspaces;

/// <summary>Private checkouts, re-used: a slot is reset and cleaned, not made anew. Safe for many processes.</summary>
public sealed class WorkspacePool
{
    /// <summary>Leases a workspace that holds a tree. The lease survives a crash and is found again by its owner.</summary>
    public Task<Workspace> LeaseAsync(WorkspaceRequest request, CancellationToken cancellation) =>
        throw new NotImplementedException($"{request}{cancellation}");

    /// <summary>The workspace that an owner still holds from before a crash, or null.</summary>
    public Task<Workspace?> FindAsync(string owner, CancellationToken cancellation) =>
        throw new NotImplementedException($"{owner}{cancellation}");

    /// <summary>Gives back every workspace whose owner starts with a prefix (<c>RUN/</c>).</summary>
    public Task ReleaseAllAsync(string ownerPrefix, CancellationToken cancellation) =>
        throw new NotImplementedException($"{ownerPrefix}{cancellation}");
}
