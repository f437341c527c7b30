using System.Globalization;
using System.Text;

namespace Interlock.Core.Workspaces.Files;

/// <summary>
/// Where unwanted files go: moving one there costs the same for a file and for a folder of 50,000, and deleting
/// happens in the background. Nothing outside is ever deleted, however the files were arranged.
/// </summary>
/// <param name="path">Absolute path of the trash folder, on the file system of what is thrown away.</param>
/// <param name="time">Names what comes in, so that two processes never use the same name.</param>
public sealed class Trash(string path, TimeProvider time)
{
    private const uint OwnerAll = 0x1C0;
    private static long count;

    /// <summary>Takes an entry away from its folder; false when that is not possible. A missing one is no fault.</summary>
    public bool Take(RawFolder parent, ReadOnlySpan<byte> name)
    {
        if (parent.Stat(name) is not { } stat)
            return true;
        if (stat.Kind != FileKind.Folder)
            return parent.RemoveFile(name);
        if (parent.RemoveFolder(name))
            return true;
        Directory.CreateDirectory(path);
        using var trash = RawFolder.Open(path);
        // A folder without write permission cannot be moved, since its ".." changes.
        if ((stat.Permissions & OwnerAll) != OwnerAll)
            _ = parent.ChangeMode(name, OwnerAll);
        return trash is not null && parent.Move(name, trash, NewName());
    }

    /// <summary>Takes a folder away by its path (that of a slot).</summary>
    public bool Take(string folder)
    {
        using var parent = RawFolder.Open(Path.GetDirectoryName(folder)!);
        return parent is not null && Take(parent, Encoding.UTF8.GetBytes(Path.GetFileName(folder)));
    }

    /// <summary>
    /// Deletes what is there. Sub-folders are moved up instead of being entered, so the depth of a tree costs neither
    /// stack nor path length.
    /// </summary>
    /// <returns>How many entries could not be deleted (immutable ones, other users').</returns>
    public int Empty(CancellationToken cancellation)
    {
        using var trash = RawFolder.Open(path);
        if (trash is null)
            return 0;
        var left = 0;
        var waiting = new Queue<byte[]>(trash.List());
        while (waiting.TryDequeue(out var name))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!trash.RemoveFile(name) && !Flatten(trash, name, waiting))
                left++;
        }
        return left;
    }

    private bool Flatten(RawFolder trash, byte[] name, Queue<byte[]> waiting)
    {
        if (trash.RemoveFolder(name))
            return true;
        _ = trash.ChangeMode(name, OwnerAll);
        using (var folder = trash.OpenFolder(name))
        {
            foreach (var child in folder?.List() ?? [])
            {
                if (folder!.RemoveFile(child) || folder.RemoveFolder(child))
                    continue;
                _ = folder.ChangeMode(child, OwnerAll);
                var moved = NewName();
                if (folder.Move(child, trash, moved))
                    waiting.Enqueue(moved);
            }
        }
        return trash.RemoveFolder(name);
    }

    private byte[] NewName() =>
        Encoding.ASCII.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{time.GetUtcNow().UtcTicks:x}-{Environment.ProcessId:x}-{Interlocked.Increment(ref count):x}"
            )
        );
}
