using Interlock.Core.Changes;
using Interlock.Core.Git;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Workspaces;

/// <summary>
/// Puts a tree into a slot, whatever an agent left there. One walk tells what differs; git is only started when
/// something does. Nothing is deleted by following a link, and a slot that resists is given up.
/// </summary>
/// <param name="store">The harness's store.</param>
/// <param name="trash">Where leftovers go.</param>
/// <param name="boot">Which start of the machine this is.</param>
internal sealed class SlotReset(ObjectStore store, Trash trash, string boot)
{
    private const uint OwnerAll = 0x1C0;

    /// <summary>Resets a slot; false when anything about it is doubtful, then it must be discarded.</summary>
    internal async Task<bool> TryAsync(Slot slot, ObjectId tree, CancellationToken cancellation)
    {
        try
        {
            return await ResetAsync(slot, tree, cancellation);
        }
        catch (Exception e)
            when (e is IOException or InvalidDataException or UnauthorizedAccessException or GitException)
        {
            return false;
        }
    }

    /// <summary>Fills a new slot.</summary>
    /// <exception cref="GitException">Git fails: no space, a missing object.</exception>
    internal async Task FillAsync(Slot slot, ObjectId tree, CancellationToken cancellation)
    {
        Directory.CreateDirectory(slot.Tree);
        await CheckOutAsync(slot, tree, cancellation);
        slot.WriteRecord(new SlotRecord(tree, boot));
    }

    private async Task<bool> ResetAsync(Slot slot, ObjectId tree, CancellationToken cancellation)
    {
        if (slot.ReadRecord() is not { } record || record.Boot != boot)
            return false;
        using var folder = RawFolder.Open(slot.Folder);
        if (folder?.Stat("tree"u8) is not { Kind: FileKind.Folder } stat)
            return false;
        if ((stat.Permissions & OwnerAll) != OwnerAll)
            _ = folder.ChangeMode("tree"u8, stat.Permissions | OwnerAll);
        using var top = RawFolder.Open(slot.Tree);
        if (top is null || !trash.Take(top, ".git"u8))
            return false;
        slot.DeleteSetup();
        File.Delete(slot.Index + ".lock");

        var index = IndexFile.Read(slot.Index, tree.Hex.Length / 2);
        var found = WorkTreeScan.Run(top, index, cancellation);
        var differs = found.Extra.Count + found.Modified.Count + found.Missing.Count + found.Submodules.Count > 0;
        var changed = found.Racy.Count == 0 ? [] : Changed(top, found.Racy, tree.Hex.Length / 2);
        if (!differs && changed.Count == 0 && record.Tree == tree)
            return RestoreModes(top, found.Folders, folder);

        slot.DeleteRecord();
        if (!Remove(top, found, changed) || !RestoreModes(top, found.Folders, folder))
            return false;
        if (found.Modified.Count + found.Missing.Count + changed.Count > 0 || record.Tree != tree)
            await CheckOutAsync(slot, tree, cancellation);
        slot.WriteRecord(new SlotRecord(tree, boot));
        return true;
    }

    private bool Remove(RawFolder top, WorkTreeDifferences found, List<byte[]> changed) =>
        found.Extra.All(e => Take(top, e.Path))
        && found.Modified.All(m => Take(top, m.Entry.Path))
        && changed.TrueForAll(path => Take(top, path))
        && found.Submodules.All(s => Take(top, s.Path) && MakeFolder(top, s.Path));

    private bool Take(RawFolder top, byte[] path)
    {
        using var parent = top.OpenBelow(PathBytes.FolderOf(path));
        return parent is not null && trash.Take(parent, PathBytes.NameOf(path));
    }

    private static bool MakeFolder(RawFolder top, byte[] path)
    {
        using var parent = top.OpenBelow(PathBytes.FolderOf(path));
        return parent is not null && parent.MakeFolder(PathBytes.NameOf(path));
    }

    // A folder without write permission, or with a set-group bit, would be felt by the next agent.
    private static bool RestoreModes(RawFolder top, IReadOnlyList<FoundEntry> folders, RawFolder slot)
    {
        if (slot.Stat("."u8) is not { } model)
            return false;
        foreach (var odd in folders.Where(f => f.Stat.Permissions != model.Permissions))
        {
            using var parent = top.OpenBelow(PathBytes.FolderOf(odd.Path));
            if (parent is null || !parent.ChangeMode(PathBytes.NameOf(odd.Path), model.Permissions))
                return false;
        }
        return slot.Stat("tree"u8) is { } tree
            && (tree.Permissions == model.Permissions || slot.ChangeMode("tree"u8, model.Permissions));
    }

    private List<byte[]> Changed(RawFolder top, IReadOnlyList<(IndexEntry Entry, FileStat Stat)> racy, int idLength)
    {
        var blobs = new BlobWriter(store.GitDirectory, idLength);
        var changed = new List<byte[]>();
        foreach (var (entry, stat) in racy)
        {
            using var parent = top.OpenBelow(PathBytes.FolderOf(entry.Path));
            using var file = stat.Kind == FileKind.Regular ? parent?.OpenFile(PathBytes.NameOf(entry.Path)) : null;
            if (file is null || blobs.Hash(file) != entry.Id)
                changed.Add(entry.Path);
        }
        return changed;
    }

    private Task<GitResult> CheckOutAsync(Slot slot, ObjectId tree, CancellationToken cancellation) =>
        store
            .Git.InWorkTree(slot.Tree)
            .WithIndex(slot.Index)
            .WithSetting("checkout.workers", "2")
            .RunAsync(["read-tree", "--reset", "-u", "--no-recurse-submodules", tree.Hex], cancellation);
}
