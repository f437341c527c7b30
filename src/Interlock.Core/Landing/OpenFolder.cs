using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Landing;

/// <summary>
/// An open folder, held by its descriptor: whatever happens to its path meanwhile, a name used here is a name in this
/// very folder, so a folder swapped for a link between look and write leads nowhere else. Names are bytes with NUL.
/// Results of changes are 0 or the error number.
/// </summary>
internal sealed class OpenFolder : IDisposable
{
    private const int LongestLink = 1 << 16;
    private readonly SafeFileHandle handle;

    private OpenFolder(int descriptor) => handle = new SafeFileHandle(descriptor, ownsHandle: true);

    /// <summary>Opens a folder by its full path, or null. Only the last name of the path may not be a link.</summary>
    public static OpenFolder? Open(byte[] path) =>
        Posix.Open(path, Posix.ReadFolder) is >= 0 and var descriptor ? new OpenFolder(descriptor) : null;

    /// <summary>Opens a folder in this one, or null when it is missing, a file or a link.</summary>
    public OpenFolder? Enter(byte[] name) =>
        Posix.OpenAt(handle, name, Posix.ReadFolder) is >= 0 and var descriptor ? new OpenFolder(descriptor) : null;

    /// <summary>What lies under a name, and the target when it is a link.</summary>
    public (PathKind Kind, byte[]? Target) Look(byte[] name)
    {
        var (target, error) = ReadLink(name);
        switch (error)
        {
            case 0:
                return (PathKind.Link, target);
            case Posix.NoEntry or Posix.NotDirectory:
                return (PathKind.Absent, null);
            case Posix.Invalid: // there, but no link
                using (var folder = Enter(name))
                    return (folder is null ? PathKind.File : PathKind.Folder, null);
            default:
                return (PathKind.Special, null);
        }
    }

    /// <summary>Opens a file for reading without following a link and without waiting for the other end of a pipe, or null.</summary>
    public SafeFileHandle? Read(byte[] name) =>
        Posix.OpenAt(handle, name, Posix.ReadFile) is >= 0 and var descriptor
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : null;

    /// <summary>Makes a folder.</summary>
    public int MakeFolder(byte[] name) => Change(() => Posix.MakeFolderAt(handle, name, 0x1FF)); // 0777, less the umask

    /// <summary>Removes an empty folder.</summary>
    public int RemoveFolder(byte[] name) => Change(() => Posix.UnlinkAt(handle, name, Posix.RemoveFolder));

    /// <summary>Removes a name.</summary>
    public int Unlink(byte[] name) => Change(() => Posix.UnlinkAt(handle, name, 0));

    /// <summary>Gives a file elsewhere a second name here; fails when the name is taken.</summary>
    public int Link(byte[] path, byte[] name) => Change(() => Posix.LinkAt(Posix.WorkingFolder, path, handle, name, 0));

    /// <summary>Makes a symbolic link; fails when the name is taken.</summary>
    public int SymbolicLink(byte[] target, byte[] name) => Change(() => Posix.SymbolicLinkAt(target, handle, name));

    /// <summary>Moves something from elsewhere here, over what is there.</summary>
    public int MoveIn(byte[] path, byte[] name) =>
        Change(() => Posix.RenameTo(Posix.WorkingFolder, path, handle, name));

    /// <summary>Moves something from here elsewhere, over what is there.</summary>
    public int MoveOut(byte[] name, byte[] path) =>
        Change(() => Posix.RenameFrom(handle, name, Posix.WorkingFolder, path));

    public void Dispose() => handle.Dispose();

    private (byte[]? Target, int Error) ReadLink(byte[] name)
    {
        for (var buffer = new byte[4096]; ; buffer = new byte[buffer.Length * 2])
        {
            var length = (int)Posix.ReadLinkAt(handle, name, buffer, (nuint)buffer.Length);
            if (length < 0)
                return (null, Marshal.GetLastPInvokeError());
            if (length < buffer.Length)
                return (buffer[..length], 0);
            if (buffer.Length >= LongestLink)
                return (null, -1);
        }
    }

    private static int Change(Func<int> call)
    {
        WritePoint.Pass();
        return call() == 0 ? 0 : Marshal.GetLastPInvokeError();
    }
}
