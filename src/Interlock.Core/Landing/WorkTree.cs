using System.Text;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>
/// Files below a folder, by the bytes of their paths: .NET's own calls can neither name a file whose name is not
/// UTF-8 nor make a file only where none is. Links are never followed.
/// </summary>
/// <param name="root">The folder, absolute, links resolved.</param>
/// <param name="objectFormat">Hash of the repository.</param>
/// <param name="modesCount">Whether the executable bit means something here (<c>core.fileMode</c>).</param>
internal sealed class WorkTree(string root, string objectFormat, bool modesCount)
{
    public string Root { get; } = root;

    public bool ModesCount { get; } = modesCount;

    public string ObjectFormat { get; } = objectFormat;

    /// <summary>The bytes of the full path, with NUL.</summary>
    public byte[] Full(RepoPath path) => [.. Encoding.UTF8.GetBytes(Root + "/"), .. path.ToBytes(), 0];

    /// <summary>What lies at a path.</summary>
    public PathState Read(RepoPath path)
    {
        var (folder, name, blocked) = Reach(path);
        if (folder is null)
            return new PathState(blocked, null);
        using (folder)
        {
            var (kind, target) = folder.Look(name);
            return kind switch
            {
                PathKind.Link => new PathState(kind, BlobHash.Of(target!, ObjectFormat)),
                PathKind.File => ReadFile(folder, name),
                _ => new PathState(kind, null),
            };
        }
    }

    /// <summary>What lies at a path, without looking into files: an executable counts as a file.</summary>
    public PathKind KindOf(RepoPath path)
    {
        var (folder, name, blocked) = Reach(path);
        using (folder)
            return folder?.Look(name).Kind ?? blocked;
    }

    /// <summary>Removes the folders above a path that are empty, innermost first, as git does after a deletion.</summary>
    public void RemoveEmptyParents(RepoPath path)
    {
        foreach (var parent in path.Parents.Reverse())
            if (!RemoveFolder(parent))
                return;
    }

    /// <summary>Removes an empty folder; false when it is none.</summary>
    public bool RemoveFolder(RepoPath path)
    {
        var (folder, name, _) = Reach(path);
        using (folder)
            return folder is not null && folder.RemoveFolder(name) == 0;
    }

    /// <summary>Waits until a file is on disk.</summary>
    public void Flush(RepoPath path)
    {
        var (folder, name, _) = Reach(path);
        using (folder)
        using (var handle = folder?.Read(name))
            if (handle is not null)
                RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Moves what lies at a full path elsewhere to a path here, only if nothing is there.</summary>
    /// <exception cref="LandingException">Something is there, or the system refuses.</exception>
    public void Place(WorkTree source, RepoPath from, RepoPath path)
    {
        var (origin, originName, _) = source.Reach(from);
        using (origin)
        {
            var (folder, name, _) = Reach(path, make: true);
            using (folder)
            {
                if (origin is null || folder is null)
                    throw new LandingException(path, "a folder above it was replaced");
                var target = origin.Look(originName).Target;
                var full = source.Full(from);
                var error = target is null ? folder.Link(full, name) : folder.SymbolicLink([.. target, 0], name);
                // Folders, and file systems without hard links: look, then move.
                var moved = error is not (0 or Posix.Exists) && folder.Look(name).Kind == PathKind.Absent;
                if (moved)
                    error = folder.MoveIn(full, name);
                if (error != 0)
                    throw new LandingException(
                        path,
                        error == Posix.Exists ? "something else was put there" : $"it cannot be written (error {error})"
                    );
                if (!moved)
                    origin.Unlink(originName);
            }
        }
    }

    /// <summary>Moves what lies at a path here to a full path on the same file system.</summary>
    /// <exception cref="LandingException">The system refuses.</exception>
    public void Take(RepoPath path, byte[] to)
    {
        var (folder, name, _) = Reach(path);
        using (folder)
        {
            if (folder is null)
                throw new LandingException(path, "a folder above it was replaced");
            if (folder.MoveOut(name, to) is not 0 and var error)
                throw new LandingException(path, $"it cannot be replaced (error {error})");
        }
    }

    /// <summary>Removes a file.</summary>
    public bool Remove(RepoPath path)
    {
        var (folder, name, _) = Reach(path);
        using (folder)
            return folder is not null && folder.Unlink(name) == 0;
    }

    private PathState ReadFile(OpenFolder folder, byte[] name)
    {
        using var handle = folder.Read(name);
        if (handle is null)
            return new PathState(PathKind.Special, null);
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        if (!stream.CanSeek || BlobHash.Of(stream, stream.Length, ObjectFormat) is not { } id)
            return new PathState(PathKind.Special, null);
        var executable =
            ModesCount
            && !OperatingSystem.IsWindows()
            && File.GetUnixFileMode(handle).HasFlag(UnixFileMode.UserExecute);
        return new PathState(executable ? PathKind.Executable : PathKind.File, id);
    }

    // The folder of a path, entered name by name so that no link is followed, or what bars the way: nothing there
    // (a file above a path counts as that), or a link.
    private (OpenFolder? Folder, byte[] Name, PathKind Blocked) Reach(RepoPath path, bool make = false)
    {
        var names = path.Text.Split('/').Select(part => (byte[])[.. new RepoPath(part).ToBytes(), 0]).ToList();
        var folder = OpenFolder.Open([.. Encoding.UTF8.GetBytes(Root), 0]);
        foreach (var name in names.SkipLast(1))
        {
            if (folder is null)
                break;
            var outer = folder;
            using (outer)
            {
                folder = outer.Enter(name);
                if (folder is null && make && outer.MakeFolder(name) == 0)
                    folder = outer.Enter(name);
                if (folder is null)
                    return (
                        null,
                        names[^1],
                        outer.Look(name).Kind == PathKind.Link ? PathKind.Detour : PathKind.Absent
                    );
            }
        }
        return (folder, names[^1], PathKind.Absent);
    }
}
