using System.Text;
using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>
/// Finds what of the user's stands in the way of a landing: staged or unstaged edits, untracked and ignored files,
/// files where a folder has to be and the other way round, links and foreign repositories on the way to a path.
/// </summary>
/// <param name="user">The user's repository.</param>
/// <param name="checkout">His checkout.</param>
/// <param name="entries">What is to land: differences from the tip.</param>
internal sealed class OverlapCheck(UserRepository user, WorkTree checkout, IReadOnlyList<ChangeEntry> entries)
{
    private readonly HashSet<RepoPath> deleted = [.. entries.Where(entry => entry.NewId is null).Select(entry => entry.Path)];

    /// <summary>Compares index and files with the tip.</summary>
    /// <param name="landed">States that count as landed already (after a crash); may be empty.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<Overlap> FindAsync(IReadOnlyDictionary<RepoPath, PathState> landed, CancellationToken cancellation)
    {
        var states = entries.ToDictionary(entry => entry.Path, entry => checkout.Read(entry.Path));
        var inTheWay = new HashSet<RepoPath>(await new IndexOverlap(user, entries).FindAsync(allowLanded: landed.Count > 0, cancellation));
        var unsure = new List<ChangeEntry>();
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
            else if (!(entry.OldId is null && now.Kind == PathKind.Folder && HoldsOnlyDeleted(entry.Path)))
                inTheWay.Add(entry.Path);
        }
        inTheWay.UnionWith(await new FilteredFiles(user).FindChangedAsync(unsure, cancellation));
        return new Overlap([.. inTheWay.Order(RepoPath.Order)], states);
    }

    private bool IsClean(ChangeEntry entry, PathState now) =>
        PathState.Of(entry.OldMode, entry.OldId, checkout.ModesCount) is { } tip
        && (now == tip || (tip.Kind == PathKind.Absent && now.Kind == PathKind.Detour && false));

    // Other bytes than the tip's blob may be what the user's line endings or filters made of it.
    private bool CouldBeFiltered(ChangeEntry entry, PathState now) =>
        now.Kind is PathKind.File or PathKind.Executable
        && PathState.Of(entry.OldMode, entry.OldId, checkout.ModesCount) is { } tip
        && tip.Kind == now.Kind;

    private IEnumerable<RepoPath> BlockedParents(RepoPath path) =>
        WorkTree
            .Parents(path)
            .Where(parent => checkout.KindOf(parent) switch
            {
                PathKind.Absent => false,
                PathKind.Folder => checkout.KindOf(new RepoPath(parent.Text + "/.git")) != PathKind.Absent,
                _ => !deleted.Contains(parent),
            });

    private bool HoldsOnlyDeleted(RepoPath folder)
    {
        var root = Path.Combine(checkout.Root, Encoding.UTF8.GetString(folder.ToBytes()));
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
        return Directory.Exists(root)
            && Directory
                .EnumerateFileSystemEntries(root, "*", options)
                .Select(file => RepoPath.FromPlain(Path.GetRelativePath(checkout.Root, file)))
                .All(path => deleted.Contains(path) || checkout.KindOf(path) == PathKind.Folder);
    }
}
