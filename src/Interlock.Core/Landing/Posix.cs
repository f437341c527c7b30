using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Landing;

/// <summary>
/// File calls that take the bytes of a path: .NET's own can neither name a file whose name is not UTF-8 nor make a
/// file only where none is. Paths end with NUL. Results are 0 or the error number.
/// </summary>
internal static partial class Posix
{
    public const int NoEntry = 2;
    public const int Exists = 17;
    public const int NotDirectory = 20;
    public const int Invalid = 22;
    private const int LongestLink = 1 << 16;

    /// <summary>The target of a link; error <see cref="Invalid"/> = something that is no link, <see cref="NoEntry"/> = nothing.</summary>
    public static (byte[]? Target, int Error) ReadLink(byte[] path)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var length = (int)Native.ReadLink(path, buffer, (nuint)buffer.Length);
            if (length < 0)
                return (null, Marshal.GetLastPInvokeError());
            if (length < buffer.Length)
                return (buffer[..length], 0);
            if (buffer.Length >= LongestLink)
                return (null, Invalid);
            buffer = new byte[buffer.Length * 2];
        }
    }

    /// <summary>Opens for reading without following a link and without waiting for the other end of a pipe, or null.</summary>
    public static SafeFileHandle? OpenRead(byte[] path)
    {
        var descriptor = Native.Open(path, OpenFlags);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Moves, over what is there.</summary>
    public static int Rename(byte[] from, byte[] to) => Change(() => Native.Rename(from, to));

    /// <summary>A second name for a file; fails when the name is taken.</summary>
    public static int Link(byte[] from, byte[] to) => Change(() => Native.Link(from, to));

    /// <summary>A symbolic link; fails when the name is taken.</summary>
    public static int SymbolicLink(byte[] target, byte[] path) => Change(() => Native.SymbolicLink(target, path));

    /// <summary>Removes a name.</summary>
    public static int Unlink(byte[] path) => Change(() => Native.Unlink(path));

    /// <summary>Removes an empty folder.</summary>
    public static int RemoveFolder(byte[] path) => Change(() => Native.RemoveFolder(path));

    /// <summary>Makes a folder.</summary>
    public static int MakeFolder(byte[] path) => Change(() => Native.MakeFolder(path, 0x1FF)); // 0777, less the umask

    // O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC; the values differ by system and processor.
    private static int OpenFlags { get; } =
        OperatingSystem.IsMacOS() ? 0x4 | 0x100 | 0x1000000
        : 0x800 | 0x80000 | (RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000);

    private static int Change(Func<int> call)
    {
        WritePoint.Pass();
        return call() == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private static partial class Native
    {
        [LibraryImport("libc", EntryPoint = "readlink", SetLastError = true)]
        public static partial nint ReadLink(byte[] path, byte[] buffer, nuint size);

        [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
        public static partial int Open(byte[] path, int flags);

        [LibraryImport("libc", EntryPoint = "rename", SetLastError = true)]
        public static partial int Rename(byte[] from, byte[] to);

        [LibraryImport("libc", EntryPoint = "link", SetLastError = true)]
        public static partial int Link(byte[] from, byte[] to);

        [LibraryImport("libc", EntryPoint = "symlink", SetLastError = true)]
        public static partial int SymbolicLink(byte[] target, byte[] path);

        [LibraryImport("libc", EntryPoint = "unlink", SetLastError = true)]
        public static partial int Unlink(byte[] path);

        [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true)]
        public static partial int RemoveFolder(byte[] path);

        [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true)]
        public static partial int MakeFolder(byte[] path, uint mode);
    }
}
