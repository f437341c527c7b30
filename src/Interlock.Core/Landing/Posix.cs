using System.Runtime.InteropServices;
using Interlock.Core.Workspaces.Files;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Landing;

/// <summary>
/// The system's file calls that take the bytes of a name, relative to an open folder (POSIX.1-2008 <c>*at</c>); the
/// numbers are those of <see cref="NativeFiles"/>.
/// </summary>
internal static partial class Posix
{
    public const int NoEntry = NativeFiles.NoEntry;
    public const int Exists = NativeFiles.Exists;
    public const int NotDirectory = 20;
    public const int Invalid = 22;

    public static readonly int ReadFile = NativeFiles.OpenFile;
    public static readonly int ReadFolder = NativeFiles.OpenFolder;
    public static readonly int RemoveFolder = NativeFiles.RemoveFolder;
    public static readonly int WorkingFolder = NativeFiles.WorkingFolder;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    public static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    public static partial int OpenAt(SafeFileHandle folder, byte[] name, int flags);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    public static partial nint ReadLinkAt(SafeFileHandle folder, byte[] name, byte[] buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    public static partial int RenameFrom(SafeFileHandle folder, byte[] name, int to, byte[] path);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    public static partial int RenameTo(int from, byte[] path, SafeFileHandle folder, byte[] name);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true)]
    public static partial int LinkAt(int from, byte[] path, SafeFileHandle folder, byte[] name, int flags);

    [LibraryImport("libc", EntryPoint = "symlinkat", SetLastError = true)]
    public static partial int SymbolicLinkAt(byte[] target, SafeFileHandle folder, byte[] name);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int UnlinkAt(SafeFileHandle folder, byte[] name, int flags);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    public static partial int MakeFolderAt(SafeFileHandle folder, byte[] name, uint mode);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true)]
    public static partial int Link(byte[] from, byte[] to);
}
