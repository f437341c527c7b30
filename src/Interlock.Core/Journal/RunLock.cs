using System.Globalization;
using System.Text;
using Interlock.Core.Processes;
using Interlock.Core.State;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Journal;

/// <summary>
/// The writer's lock of a run: <c>flock</c> on <c>journal.lock</c> beside the journal. The kernel releases it when
/// the holder dies in any way, so liveness is never judged by a process id. The file itself is never removed
/// while the run exists and says who took it last.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly SafeFileHandle locked;

    private RunLock(SafeFileHandle locked) => this.locked = locked;

    /// <summary>Name of the lock file in a run's folder.</summary>
    internal const string FileName = "journal.lock";

    /// <summary>Takes the lock and writes the holder into it; null when somebody has it.</summary>
    /// <param name="path">The lock file; made when missing, its folder must exist.</param>
    /// <param name="holder">The taker.</param>
    /// <exception cref="IOException">The folder is missing, or the file system cannot lock.</exception>
    internal static RunLock? TryTake(string path, ProcessIdentity holder)
    {
        var file = LockFile.TryTake(path);
        if (file is null)
            return null;
        try
        {
            var line = Encoding.UTF8.GetBytes($"{holder.Pid} {holder.Start}\n");
            RandomAccess.SetLength(file, 0);
            RandomAccess.Write(file, line, 0);
            return new RunLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a living process holds the lock.</summary>
    internal static bool IsHeld(string path) => LockFile.IsHeld(path);

    /// <summary>The last taker, or null when the file does not say.</summary>
    internal static ProcessIdentity? ReadHolder(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = PosixFile.OpenReadOnly(path);
        var buffer = new byte[512];
        var words = Encoding.UTF8.GetString(buffer, 0, RandomAccess.Read(file, buffer, 0)).TrimEnd('\n').Split(' ', 2);
        return words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? new ProcessIdentity(pid, words[1])
            : null;
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => LockFile.Release(locked);
}
