using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Journal;

/// <summary>
/// Reads a journal beside its writer, without the lock. What is not yet whole is left out; a record may be seen an
/// instant before its fsync, which is enough for a view and never for a decision.
/// </summary>
public static class JournalReader
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>The records that are there now, read as they are enumerated.</summary>
    /// <exception cref="JournalException">Damaged in the middle, or not there.</exception>
    public static IEnumerable<JournalRecord> Read(string path)
    {
        using var file = Open(path);
        var scan = new JournalScan(path, file.SafeFileHandle, 0, 0);
        foreach (var record in scan.Read(file.Length))
            yield return record.ToRecord();
    }

    /// <summary>
    /// Yields the records that are there and then each new one, until <c>run.completed</c> is the last, the writer is
    /// gone, or the caller cancels.
    /// </summary>
    /// <param name="path">The journal.</param>
    /// <param name="time">The clock of the polling.</param>
    /// <param name="cancellation">Ends the following.</param>
    /// <exception cref="JournalException">Damaged in the middle, or not there.</exception>
    public static async IAsyncEnumerable<JournalRecord> FollowAsync(
        string path,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var file = Open(path);
        using var timer = new PeriodicTimer(Interval, time);
        var lockPath = Path.Combine(Path.GetDirectoryName(path)!, RunLock.FileName);
        var (length, seq, completed) = (0L, 0L, false);
        do
        {
            // Asked before reading: what the writer wrote before it went is then surely seen.
            var live = RunLock.IsHeld(lockPath);
            var scan = new JournalScan(path, file.SafeFileHandle, length, seq);
            foreach (var record in ReadNew(scan, file.SafeFileHandle))
            {
                completed = record.Type == "run.completed";
                yield return record;
            }
            (length, seq) = (scan.Length, scan.LastSeq);
            if (completed || !live)
                yield break;
        } while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
    }

    private static IEnumerable<JournalRecord> ReadNew(JournalScan scan, SafeFileHandle file)
    {
        var end = RandomAccess.GetLength(file);
        return end > scan.Length ? scan.Read(end).Select(record => record.ToRecord()) : [];
    }

    internal static FileStream Open(string path)
    {
        try
        {
            return JournalFile.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JournalFailures.NotOpened(path, e);
        }
    }
}
