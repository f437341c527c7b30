using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Landing;

/// <summary>The system's file calls that take the bytes of a name, relative to an open folder (POSIX.1-2008 <c>*at</c>).</summary>
internal static partial class Posix
{
    public const int NoEntry = 2;
    public const int Exists = 17;
    public const int NotDirectory = 20;
    public const int Invalid = 22;

    private static readonly bool Mac = OperatingSystem.IsMacOS();
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    // O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC, and O_DIRECTORY: the values differ by system and processor.
    public static readonly int ReadFile = Mac ? 0x4 | 0x100 | 0x1000000 : 0x800 | 0x80000 | (Arm ? 0x8000 : 0x20000);
    public static readonly int ReadFolder =
        ReadFile
        | (
            Mac ? 0x100000
            : Arm ? 0x4000
            : 0x10000
        );
    public static readonly int RemoveFolder = Mac ? 0x80 : 0x200; // AT_REMOVEDIR
    public static readonly int WorkingFolder = Mac ? -2 : -100; // AT_FDCWD

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
