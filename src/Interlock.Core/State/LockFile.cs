using Interlock.Core.Journal;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.State;

/// <summary>
/// Locks among processes: <c>flock</c> on a file that is never removed. The kernel lets go of it when the holder dies in
/// any way, no setting of the runtime switches it off, and a disk or folder that fails is told from a lock that is held.
/// </summary>
internal static class LockFile
{
    /// <summary>Opens a file and takes its lock; null when somebody else has it. See <see cref="Release"/>.</summary>
    /// <param name="path">The file; made when missing, its folder must exist.</param>
    /// <exception cref="IOException">The folder is missing, the disk is full, or the file system cannot lock.</exception>
    internal static SafeFileHandle? TryTake(string path)
    {
        if (!File.Exists(path))
            Create(path);
        return TryOpen(path, exclusive: true);
    }

    /// <summary>Whether somebody holds the lock. Any number may ask at once without meeting each other.</summary>
    internal static bool IsHeld(string path)
    {
        if (!File.Exists(path))
            return false;
        if (TryOpen(path, exclusive: false) is not { } probe)
            return true;
        Release(probe);
        return false;
    }

    /// <summary>Gives a lock up at once, also while a child is being started that still has the file open.</summary>
    internal static void Release(SafeFileHandle held)
    {
        if (held.IsClosed)
            return;
        PosixFile.Unlock(held);
        held.Dispose();
    }

    private static SafeFileHandle? TryOpen(string path, bool exclusive)
    {
        var file = exclusive ? PosixFile.OpenUnlocked(path) : PosixFile.OpenReadOnly(path);
        try
        {
            if (PosixFile.TryLock(file, exclusive))
                return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
        file.Dispose();
        return null;
    }

    private static void Create(string path)
    {
        try
        {
            new FileStream(path, JournalFile.Private(FileMode.CreateNew)).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it in between: the lock decides, not the making.
        }
    }
}
