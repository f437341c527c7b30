using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>Reads files and links of a work tree into the store. What vanishes meanwhile is gone, not a fault.</summary>
/// <param name="top">The work tree.</param>
/// <param name="blobs">Where content goes.</param>
/// <param name="policy">Judges kind and size.</param>
internal sealed class FileReader(RawFolder top, BlobWriter blobs, EntryPolicy policy)
{
    private const uint OwnerRead = 0x100;

    /// <summary>Reads one path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="known">What the index has there, so that unchanged content is not stored again; may be null.</param>
    internal CapturedFile Read(byte[] path, IndexEntry? known)
    {
        using var folder = top.OpenBelow(PathBytes.FolderOf(path));
        var name = PathBytes.NameOf(path);
        if (folder?.Stat(name) is not { } stat)
            return CapturedFile.Gone;
        if (policy.JudgeKind(path, stat) is { } refused)
            return CapturedFile.Of(refused);
        return stat.Kind switch
        {
            FileKind.Link => ReadLink(folder, path),
            FileKind.Regular => ReadFile(folder, path, stat, known),
            _ => CapturedFile.Gone,
        };
    }

    /// <summary>The target of a link, or null when there is none.</summary>
    internal byte[]? ReadTarget(byte[] path)
    {
        using var folder = top.OpenBelow(PathBytes.FolderOf(path));
        return folder?.ReadLink(PathBytes.NameOf(path));
    }

    private CapturedFile ReadLink(RawFolder folder, byte[] path) =>
        folder.ReadLink(PathBytes.NameOf(path)) is { } target
            ? new CapturedFile(0xA000, blobs.Write(target), target, null)
            : CapturedFile.Gone;

    private CapturedFile ReadFile(RawFolder folder, byte[] path, FileStat stat, IndexEntry? known)
    {
        var name = PathBytes.NameOf(path);
        if ((stat.Permissions & OwnerRead) == 0)
            _ = folder.ChangeMode(name, stat.Permissions | OwnerRead);
        using var file = folder.OpenFile(name);
        if (file is null)
            return folder.Stat(name) is null
                ? CapturedFile.Gone
                : CapturedFile.Of(
                    EntryPolicy.Refuse(path, "unreadable", "The file cannot be read; give its owner the right to.")
                );
        // Hashing is far cheaper than storing, and most files whose status changed have their old content.
        if (known is not null && (known.Size == (uint)stat.Size || known.Size == 0) && blobs.Hash(file) == known.Id)
            return new CapturedFile(stat.GitMode, known.Id, null, null);
        return blobs.Write(file) is { } id
            ? new CapturedFile(stat.GitMode, id, null, null)
            : CapturedFile.Of(
                EntryPolicy.Refuse(
                    path,
                    "unstable",
                    "The file changed while it was read; stop the program that writes it."
                )
            );
    }
}
