using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>
/// Finds what of the user's stands in the way of a landing: staged or unstaged edits, untracked and ignored files,
/// files where a folder has to be and the other way round, links and foreign repositories on the way to a path.
/// </summary>
/// <param name="user">The user's repository.</param>
/// <param name="store">The harness's store.</param>
/// <param name="checkout">His checkout.</param>
/// <param name="entries">What is to land: differences from the tip.</param>
internal sealed class OverlapCheck(
    UserRepository user,
    ObjectStore store,
    WorkTree checkout,
    IReadOnlyList<ChangeEntry> entries
)
{
    private readonly HashSet<RepoPath> deleted =
    [
        .. entries.Where(entry => entry.NewId is null).Select(entry => entry.Path),
    ];

    /// <summary>Compares index and files with the tip.</summary>
    /// <param name="landed">States that count as landed already (after a crash); may be empty.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<Overlap> FindAsync(
        IReadOnlyDictionary<RepoPath, PathState> landed,
        CancellationToken cancellation
    )
    {
        var states = entries.ToDictionary(entry => entry.Path, entry => checkout.Read(entry.Path));
        var inTheWay = new HashSet<RepoPath>(
            await new IndexOverlap(user, entries).FindAsync(allowLanded: landed.Count > 0, cancellation)
        );
        var unsure = new List<ChangeEntry>();
        var folders = new List<RepoPath>();
        foreach (var entry in entries)
        {
            inTheWay.UnionWith(BlockedParents(entry.Path));
            var now = states[entry.Path];
            if (landed.TryGetValue(entry.Path, out var there) && now == there)
                continue;
            if (IsClean(entry, now))
                continue;
            if (CouldBeFiltered(entry, now))
                unsure.Add(entry);
            else if (entry.OldId is null && now.Kind == PathKind.Folder)
                folders.Add(entry.Path);
            else
                inTheWay.Add(entry.Path);
        }
        inTheWay.UnionWith(await OthersInAsync(folders, cancellation));
        inTheWay.UnionWith(await new FilteredFiles(user).FindChangedAsync(unsure, cancellation));
        return new Overlap([.. inTheWay.Order(RepoPath.Order)], states);
    }

    // A link above a path that is to come is judged by itself (BlockedParents).
    private bool IsClean(ChangeEntry entry, PathState now) =>
        PathState.Of(entry.OldMode, entry.OldId, checkout.ModesCount) is { } tip
        && (now == tip || (tip.Kind == PathKind.Absent && now.Kind == PathKind.Detour));

    // Other bytes than the tip's blob may be what the user's line endings or filters made of it.
    private bool CouldBeFiltered(ChangeEntry entry, PathState now) =>
        now.Kind is PathKind.File or PathKind.Executable
        && PathState.Of(entry.OldMode, entry.OldId, checkout.ModesCount) is { } tip
        && tip.Kind == now.Kind;

    private IEnumerable<RepoPath> BlockedParents(RepoPath path) =>
        path.Parents.Where(parent =>
            checkout.KindOf(parent) switch
            {
                PathKind.Absent or PathKind.Detour => false, // what is above it decides
                PathKind.Folder => checkout.KindOf(new RepoPath(parent.Text + "/.git")) != PathKind.Absent,
                _ => !deleted.Contains(parent),
            }
        );

    // What lies in a folder that a file is to replace, besides what the landing itself deletes there. By git, since
    // .NET cannot name a file whose name is not UTF-8.
    private async Task<IEnumerable<RepoPath>> OthersInAsync(List<RepoPath> folders, CancellationToken cancellation)
    {
        if (folders.Count == 0)
            return [];
        using var index = ScratchFile.In(store.Scratch, "index");
        var git = store.Git.InWorkTree(checkout.Root).WithIndex(index.Path);
        var gone = entries
            .Where(entry => entry.NewId is null)
            .Select(entry => new TreeEdit(entry.Path, entry.OldMode, entry.OldId))
            .ToList();
        if (gone.Count > 0)
            await git.RunAsync(
                ["update-index", "-z", "--index-info"],
                IndexInfo.Of(gone, gone[0].Id!.Value.Hex.Length),
                cancellation
            );
        var others = await git.RunAsync(["ls-files", "-z", "--others"], cancellation);
        var replaced = folders.ToHashSet();
        return GitText.Paths(others.Output).SelectMany(path => path.Parents).Where(replaced.Contains);
    }
}
