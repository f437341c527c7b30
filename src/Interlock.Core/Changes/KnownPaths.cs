using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>Paths that the tree compared with has, beyond those of the leased tree.</summary>
internal sealed class KnownPaths
{
    private readonly HashSet<byte[]> paths = new(PathBytes.Order);

    internal static async Task<KnownPaths> OfAsync(
        GitCommand git,
        ObjectId leased,
        ObjectId from,
        bool isNeeded,
        CancellationToken cancellation
    )
    {
        var known = new KnownPaths();
        if (leased == from || !isNeeded)
            return known;
        var gone = await git.RunAsync(
            ["diff-tree", "-r", "-z", "--name-only", "--no-renames", "--diff-filter=D", from.Hex, leased.Hex],
            cancellation
        );
        foreach (var path in GitText.SplitNul(gone.Output))
            known.paths.Add(path.ToArray());
        return known;
    }

    internal bool IsEmpty => paths.Count == 0;

    internal bool Contains(byte[] path) => paths.Contains(path);
}
