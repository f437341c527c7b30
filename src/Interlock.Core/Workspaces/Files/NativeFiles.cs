using System.Runtime.InteropServices;

namespace Interlock.Core.Workspaces.Files;

/// <summary>
/// The system calls behind <see cref="RawFolder"/>. .NET's own file API takes text, follows links and cannot name
/// what is not UTF-8; these take bytes relative to an open folder and follow nothing.
/// </summary>
internal static unsafe partial class NativeFiles
{
    internal const int NoEntry = 2;
    internal const int NoAccess = 13;
    internal const int Exists = 17;
    internal const int NotPermitted = 1;
    internal static readonly int NotEmpty = OperatingSystem.IsMacOS() ? 66 : 39;
    internal static readonly int WorkingFolder = OperatingSystem.IsMacOS() ? -2 : -100;
    internal static readonly int RemoveFolder = OperatingSystem.IsMacOS() ? 0x80 : 0x200;
    internal static readonly int NoFollow = OperatingSystem.IsMacOS() ? 0x20 : 0x100;

    // d_name in struct dirent: Linux (64 bit) has no length field before it.
    internal static readonly int NameOffset = OperatingSystem.IsMacOS() ? 21 : 19;

    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64;

    /// <summary>Open for reading, close on exec, never follow a link, never wait for a FIFO's writer.</summary>
    internal static readonly int OpenFile = OperatingSystem.IsMacOS()
        ? 0x1000000 | 0x100 | 0x4
        : 0x80000 | (Arm ? 0x8000 : 0x20000) | 0x800;

    /// <summary>As <see cref="OpenFile"/>, and only a folder.</summary>
    internal static readonly int OpenFolder =
        OpenFile | (OperatingSystem.IsMacOS() ? 0x100000 : (Arm ? 0x4000 : 0x10000));

    /// <summary>Make and open for writing, close on exec; fails when the name is taken, by a link too.</summary>
    internal static readonly int CreateFile = OperatingSystem.IsMacOS()
        ? 0x1000000 | 0x100 | 0x200 | 0x800 | 0x1
        : 0x80000 | (Arm ? 0x8000 : 0x20000) | 0x40 | 0x80 | 0x1;

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    internal static partial int Open(int folder, byte* name, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    internal static partial int Create(int folder, byte* name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    internal static partial nint OpenListing(int descriptor);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    internal static partial byte* ReadListing(nint listing);

    [LibraryImport("libc", EntryPoint = "closedir")]
    internal static partial int CloseListing(nint listing);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    internal static partial nint ReadLink(int folder, byte* name, byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    internal static partial int Unlink(int folder, byte* name, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    internal static partial int Rename(int fromFolder, byte* from, int toFolder, byte* to);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    internal static partial int MakeFolder(int folder, byte* name, uint mode);

    [LibraryImport("libc", EntryPoint = "fchmodat", SetLastError = true)]
    internal static partial int ChangeMode(int folder, byte* name, uint mode, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int StatLinux(int folder, byte* name, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", EntryPoint = "fstatat", SetLastError = true)]
    private static partial int StatMac(int folder, byte* name, byte* buffer, int flags);

    /// <summary>lstat of a name in a folder; false with the error set.</summary>
    internal static bool Stat(int folder, byte* name, out FileStat stat)
    {
        const uint BasicStats = 0x7FF;
        var b = stackalloc byte[256];
        var mac = OperatingSystem.IsMacOS();
        var result = mac ? StatMac(folder, name, b, NoFollow) : StatLinux(folder, name, NoFollow, BasicStats, b);
        stat =
            result != 0 ? default
            : mac
                ? new FileStat(
                    *(ushort*)(b + 4),
                    *(ushort*)(b + 6),
                    *(long*)(b + 96),
                    *(long*)(b + 48),
                    (uint)*(long*)(b + 56),
                    *(long*)(b + 64),
                    (uint)*(long*)(b + 72),
                    *(ulong*)(b + 8),
                    *(uint*)(b + 16),
                    *(uint*)(b + 20)
                )
            : new FileStat(
                *(ushort*)(b + 28),
                *(uint*)(b + 16),
                *(long*)(b + 40),
                *(long*)(b + 112),
                *(uint*)(b + 120),
                *(long*)(b + 96),
                *(uint*)(b + 104),
                *(ulong*)(b + 32),
                *(uint*)(b + 20),
                *(uint*)(b + 24)
            );
        return result == 0;
    }
}
