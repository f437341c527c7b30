using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Workspaces.Files;

/// <summary>
/// An open folder whose entries are named by bytes. No operation follows a symbolic link, so a tree that an agent
/// rearranged cannot lead a read, a write or a deletion outside.
/// </summary>
public sealed unsafe class RawFolder : IDisposable
{
    private readonly int descriptor;

    private RawFolder(int descriptor) => this.descriptor = descriptor;

    /// <summary>Opens a folder by its path, or null when it is missing, not a folder or a link.</summary>
    public static RawFolder? Open(string path)
    {
        fixed (byte* p = Encoding.UTF8.GetBytes(path + '\0'))
        {
            var opened = NativeFiles.Open(NativeFiles.WorkingFolder, p, NativeFiles.OpenFolder);
            return opened < 0 ? null : new RawFolder(opened);
        }
    }

    /// <summary>Opens a sub-folder; null when it is missing, unreadable, not a folder or a link.</summary>
    public RawFolder? OpenFolder(ReadOnlySpan<byte> name)
    {
        fixed (byte* p = Terminated(name))
        {
            var opened = NativeFiles.Open(descriptor, p, NativeFiles.OpenFolder);
            return opened < 0 ? null : new RawFolder(opened);
        }
    }

    /// <summary>Opens a folder below, segment by segment, so that no link on the way is followed.</summary>
    /// <param name="path">Segments with <c>/</c> between them; empty for this folder.</param>
    public RawFolder? OpenBelow(ReadOnlySpan<byte> path) => Below(path, make: false);

    /// <summary>As <see cref="OpenBelow"/>, making what is missing.</summary>
    public RawFolder? MakeBelow(ReadOnlySpan<byte> path) => Below(path, make: true);

    /// <summary>Names of all entries, unsorted, without <c>.</c> and <c>..</c>; none when the folder was deleted meanwhile.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public List<byte[]> List()
    {
        var names = new List<byte[]>();
        int again;
        fixed (byte* here = "."u8)
            again = NativeFiles.Open(descriptor, here, NativeFiles.OpenFolder);
        var listing = again < 0 ? 0 : NativeFiles.OpenListing(again);
        if (listing == 0)
            return Marshal.GetLastPInvokeError() == NativeFiles.NoEntry ? names : throw Error("list a folder");
        try
        {
            for (byte* entry; (entry = NativeFiles.ReadListing(listing)) is not null; )
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NativeFiles.NameOffset);
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                    names.Add(name.ToArray());
            }
        }
        finally
        {
            _ = NativeFiles.CloseListing(listing);
        }
        return names;
    }

    /// <summary>Status of an entry itself, or null when it is gone.</summary>
    public FileStat? Stat(ReadOnlySpan<byte> name)
    {
        fixed (byte* p = Terminated(name))
            return NativeFiles.Stat(descriptor, p, out var stat) ? stat
                : Marshal.GetLastPInvokeError() == NativeFiles.NoEntry ? null
                : throw Error("look at an entry");
    }

    /// <summary>Target of a symbolic link, or null when it is gone or no link.</summary>
    public byte[]? ReadLink(ReadOnlySpan<byte> name)
    {
        var buffer = new byte[8192];
        fixed (
            byte* p = Terminated(name),
                b = buffer
        )
        {
            var length = NativeFiles.ReadLink(descriptor, p, b, buffer.Length);
            return length < 0 ? null : buffer[..(int)length];
        }
    }

    /// <summary>Opens a file for reading; null when it is gone, unreadable, a link, or not an ordinary file.</summary>
    public FileStream? OpenFile(ReadOnlySpan<byte> name)
    {
        fixed (byte* p = Terminated(name))
        {
            // Checked before opening: opening a device can have effects of its own.
            if (!NativeFiles.Stat(descriptor, p, out var stat) || stat.Kind != FileKind.Regular)
                return null;
            var opened = NativeFiles.Open(descriptor, p, NativeFiles.OpenFile);
            return opened < 0
                ? null
                : new FileStream(new SafeFileHandle(opened, ownsHandle: true), FileAccess.Read, bufferSize: 0);
        }
    }

    /// <summary>Makes a file and opens it for writing; null when the name is taken, by a link too, or it may not.</summary>
    /// <param name="name">The name.</param>
    /// <param name="permissions">Permission bits, whatever the umask.</param>
    public FileStream? CreateFile(ReadOnlySpan<byte> name, uint permissions)
    {
        fixed (byte* p = Terminated(name))
        {
            var made = NativeFiles.Create(descriptor, p, NativeFiles.CreateFile, 0x180); // 0600 until it is set
            if (made < 0)
                return null;
            var handle = new SafeFileHandle(made, ownsHandle: true);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(handle, (UnixFileMode)permissions);
            return new FileStream(handle, FileAccess.Write, bufferSize: 0);
        }
    }

    /// <summary>Changes permission bits; false when it may not.</summary>
    public bool ChangeMode(ReadOnlySpan<byte> name, uint permissions)
    {
        fixed (byte* p = Terminated(name))
            return NativeFiles.ChangeMode(descriptor, p, permissions, NativeFiles.NoFollow) == 0;
    }

    /// <summary>Makes a sub-folder; false when the name exists.</summary>
    public bool MakeFolder(ReadOnlySpan<byte> name)
    {
        fixed (byte* p = Terminated(name))
            return NativeFiles.MakeFolder(descriptor, p, 0x1FF) == 0 ? true
                : Marshal.GetLastPInvokeError() == NativeFiles.Exists ? false
                : throw Error("make a folder");
    }

    /// <summary>Removes a file, link or other non-folder; false when it is a folder or may not.</summary>
    public bool RemoveFile(ReadOnlySpan<byte> name) => Remove(name, 0);

    /// <summary>Removes an empty folder; false when it is not empty or may not.</summary>
    public bool RemoveFolder(ReadOnlySpan<byte> name) => Remove(name, NativeFiles.RemoveFolder);

    /// <summary>Moves an entry to another folder of the same file system; false when it may not.</summary>
    public bool Move(ReadOnlySpan<byte> name, RawFolder to, ReadOnlySpan<byte> newName)
    {
        fixed (
            byte* p = Terminated(name),
                q = Terminated(newName)
        )
            return NativeFiles.Rename(descriptor, p, to.descriptor, q) == 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _ = NativeFiles.Close(descriptor);

    private RawFolder? Below(ReadOnlySpan<byte> path, bool make)
    {
        var at = OpenFolder("."u8);
        while (at is not null && !path.IsEmpty)
        {
            var end = path.IndexOf((byte)'/');
            var name = end < 0 ? path : path[..end];
            var parent = at;
            if (make)
                _ = parent.MakeFolder(name);
            at = parent.OpenFolder(name);
            parent.Dispose();
            path = end < 0 ? default : path[(end + 1)..];
        }
        return at;
    }

    private bool Remove(ReadOnlySpan<byte> name, int flags)
    {
        fixed (byte* p = Terminated(name))
            return NativeFiles.Unlink(descriptor, p, flags) == 0
                || Marshal.GetLastPInvokeError() == NativeFiles.NoEntry;
    }

    private static byte[] Terminated(ReadOnlySpan<byte> name)
    {
        var terminated = new byte[name.Length + 1];
        name.CopyTo(terminated);
        return terminated;
    }

    private static IOException Error(string what) =>
        new($"Cannot {what}: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());
}
