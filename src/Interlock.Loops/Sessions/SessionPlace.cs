using System.Collections.Frozen;
using Interlock.Core.Changes;
using Interlock.Core.Git;
using Interlock.Core.Sessions;
using Interlock.Core.Workspaces;

namespace Interlock.Loops.Sessions;

/// <summary>Where a turn works: a private checkout, or the user's own when he asked for that.</summary>
/// <param name="path">The folder.</param>
/// <param name="workspace">The lease, or null when it is the user's own.</param>
internal sealed class SessionPlace(string path, Workspace? workspace) : IAsyncDisposable
{
    public string Path => path;

    public IReadOnlyDictionary<string, string> Variables =>
        workspace?.Variables ?? FrozenDictionary<string, string>.Empty;

    /// <summary>Makes one that holds a tree.</summary>
    public static async Task<SessionPlace> OpenAsync(
        SessionGround ground,
        SessionCreated created,
        TurnOrder order,
        ObjectId tree,
        CancellationToken cancellation
    )
    {
        if (order.Options.InPlace)
            return new SessionPlace(ground.Repository.Root, null);
        await ground.Repository.PinAsync(
            SessionPins.Of(new ObjectId(created.Base)),
            new ObjectId(created.Base),
            cancellation
        );
        var request = new WorkspaceRequest(
            SessionLease.OwnerOf(created.Id, order.Turn),
            tree,
            new ObjectId(created.Base)
        );
        var workspace = await ground.Pool.LeaseAsync(request, cancellation);
        return new SessionPlace(workspace.Path, workspace);
    }

    /// <summary>What was changed compared with the session's base; null in the user's own checkout.</summary>
    /// <param name="from">The base's tree.</param>
    /// <param name="wanted">Paths that are taken even when they are ignored.</param>
    public async Task<Change?> CaptureAsync(ObjectId from, IReadOnlyList<string> wanted) =>
        workspace is null
            ? null
            : await workspace.CaptureAsync(
                from,
                wanted.Count == 0 ? null : path => wanted.Contains(path.Text, StringComparer.Ordinal),
                CancellationToken.None
            );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => workspace?.DisposeAsync() ?? ValueTask.CompletedTask;
}
