using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.State;

/// <summary>
/// The POSIX calls that state needs and .NET does not offer: a lock that cannot be switched off by
/// <c>DOTNET_SYSTEM_IO_DISABLEFILELOCKING</c> and whose file others may still read, and fsync of a folder.
/// </summary>
internal static partial class PosixFile
{
    private const int ReadOnly = 0;
    private const int ReadWrite = 2;
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int Release = 8;
    private const int Interrupted = 4;

    // O_CLOEXEC: the lock belongs to the open file, so a child that inherited it would hold it after our death.
    private static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    private static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Opens an existing file for reading and writing, without any lock.</summary>
    internal static SafeFileHandle OpenUnlocked(string path) => Open(path, ReadWrite | CloseOnExec);

    /// <summary>Opens an existing file for reading only, without any lock: also where nothing can be written.</summary>
    internal static SafeFileHandle OpenReadOnly(string path) => Open(path, ReadOnly | CloseOnExec);

    /// <summary>Takes the lock of an open file, for one or for any number of readers; false when somebody is in the way.</summary>
    /// <exception cref="IOException">The file system has no locks, or another error.</exception>
    internal static bool TryLock(SafeFileHandle file, bool exclusive)
    {
        while (NativeLock(file, (exclusive ? Exclusive : Shared) | NonBlocking) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error == WouldBlock)
                return false;
            if (error != Interrupted)
                throw new IOException($"flock: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }
        return true;
    }

    /// <summary>
    /// Gives the lock of an open file up at once. Closing alone does so only when no child that is just being started
    /// still has the file open.
    /// </summary>
    internal static void Unlock(SafeFileHandle file) => _ = NativeLock(file, Release);

    /// <summary>Makes the names in a folder durable: a new or renamed file survives a power loss only after this.</summary>
    internal static void SyncFolder(string path)
    {
        using var folder = Open(path, ReadOnly | CloseOnExec);
        RandomAccess.FlushToDisk(folder);
    }

    private static SafeFileHandle Open(string path, int flags)
    {
        while (true)
        {
            var descriptor = NativeOpen(path, flags);
            if (descriptor >= 0)
                return new SafeFileHandle(descriptor, ownsHandle: true);
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
                throw new IOException($"open '{path}': {Marshal.GetPInvokeErrorMessage(error)}", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativeOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int NativeLock(SafeFileHandle file, int operation);
}
