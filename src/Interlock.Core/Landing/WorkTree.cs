using System.Text;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Files below a folder, by the bytes of their paths; links are never followed.</summary>
/// <param name="root">The folder, absolute, links resolved.</param>
/// <param name="objectFormat">Hash of the repository.</param>
/// <param name="modesCount">Whether the executable bit means something here (<c>core.fileMode</c>).</param>
internal sealed class WorkTree(string root, string objectFormat, bool modesCount)
{
    private readonly byte[] prefix = Encoding.UTF8.GetBytes(root + "/");

    public string Root { get; } = root;

    public bool ModesCount { get; } = modesCount;

    public string ObjectFormat { get; } = objectFormat;

    /// <summary>The bytes of the full path, with NUL.</summary>
    public byte[] Full(RepoPath path) => [.. prefix, .. path.ToBytes(), 0];

    /// <summary>What lies at a path.</summary>
    public PathState Read(RepoPath path) =>
        path.Parents.Any(parent => KindOf(parent) == PathKind.Link) ? new(PathKind.Detour, null) : ReadFull(Full(path));

    /// <summary>What lies at a path, without looking into files.</summary>
    public PathKind KindOf(RepoPath path) => KindOf(Full(path)).Kind;

    /// <summary>Makes the folders above a path that are missing.</summary>
    /// <exception cref="LandingException">Something that is no folder is in the way.</exception>
    public void MakeParents(RepoPath path)
    {
        foreach (var parent in path.Parents)
            if (Posix.MakeFolder(Full(parent)) is not 0 && KindOf(parent) != PathKind.Folder)
                throw new LandingException(path, $"'{parent}' is not a folder");
    }

    /// <summary>Removes the folders above a path that are empty, innermost first, as git does after a deletion.</summary>
    public void RemoveEmptyParents(RepoPath path)
    {
        foreach (var parent in path.Parents.Reverse())
            if (KindOf(parent) != PathKind.Folder || Posix.RemoveFolder(Full(parent)) != 0)
                return;
    }

    /// <summary>Moves what lies at a path of another folder to a path here, only if nothing is there.</summary>
    /// <exception cref="LandingException">Something is there, or the system refuses.</exception>
    public void Place(byte[] from, RepoPath path)
    {
        MakeParents(path);
        if (path.Parents.Any(parent => KindOf(parent) != PathKind.Folder))
            throw new LandingException(path, "a folder above it was replaced");
        var to = Full(path);
        var (target, _) = Posix.ReadLink(from);
        var error = target is null ? Posix.Link(from, to) : Posix.SymbolicLink([.. target, 0], to);
        // Folders, and file systems without hard links: look, then move.
        if (error is not (0 or Posix.Exists) && KindOf(path) == PathKind.Absent)
        {
            error = Posix.Rename(from, to);
            if (error == 0)
                return;
        }
        if (error != 0)
            throw new LandingException(path, error == Posix.Exists ? "something else was put there" : $"it cannot be written (error {error})");
        Posix.Unlink(from);
    }

    /// <summary>Moves what lies at a path here to a place in another folder of the same file system.</summary>
    /// <exception cref="LandingException">The system refuses.</exception>
    public void Take(RepoPath path, byte[] to)
    {
        if (path.Parents.Any(parent => KindOf(parent) != PathKind.Folder))
            throw new LandingException(path, "a folder above it was replaced");
        if (Posix.Rename(Full(path), to) is not 0 and var error)
            throw new LandingException(path, $"it cannot be replaced (error {error})");
    }

    private PathState ReadFull(byte[] full)
    {
        var (kind, target) = KindOf(full);
        if (kind == PathKind.Link)
            return new PathState(kind, BlobHash.Of(target!, ObjectFormat));
        if (kind != PathKind.File)
            return new PathState(kind, null);

        using var handle = Posix.OpenRead(full);
        if (handle is null)
            return new PathState(PathKind.Special, null);
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        if (!stream.CanSeek || BlobHash.Of(stream, stream.Length, ObjectFormat) is not { } id)
            return new PathState(PathKind.Special, null);
        var executable = ModesCount && !OperatingSystem.IsWindows() && File.GetUnixFileMode(handle).HasFlag(UnixFileMode.UserExecute);
        return new PathState(executable ? PathKind.Executable : PathKind.File, id);
    }

    private static (PathKind Kind, byte[]? Target) KindOf(byte[] full)
    {
        var (target, error) = Posix.ReadLink(full);
        return error switch
        {
            0 => (PathKind.Link, target),
            Posix.NoEntry or Posix.NotDirectory => (PathKind.Absent, null),
            Posix.Invalid => (Posix.ReadLink([.. full.AsSpan(0, full.Length - 1), (byte)'/', (byte)'.', 0]).Error == Posix.NotDirectory
                ? PathKind.File
                : PathKind.Folder, null),
            _ => (PathKind.Special, null),
        };
    }
}
