using System.Text.Json;
using Interlock.Core.Processes;
using Interlock.Core.State;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Journal;

/// <summary>
/// The append-only journal of one run: a record counts only after its bytes are fsynced; concurrent writers
/// share one fsync. One writer a run, held by a lock of the operating system. Records stay in the file, not in memory.
/// </summary>
public sealed class RunJournal : IAsyncDisposable
{
    private readonly RunLock writerLock;
    private readonly FileStream stream;
    private readonly GroupCommit commit;
    private readonly long existingLength;
    private Task? closing;

    private RunJournal(string path, RunLock writerLock, FileStream stream, JournalScan scan, JournalOptions options)
    {
        (Path, this.writerLock, this.stream) = (path, writerLock, stream);
        (ExistingCount, existingLength, DroppedTail) = (scan.LastSeq, scan.Length, scan.Tail);
        commit = new GroupCommit(path, stream.SafeFileHandle, scan.Length, scan.LastSeq, options);
    }

    /// <summary>The journal's file.</summary>
    public string Path { get; }

    /// <summary>How many records were there when the journal was opened.</summary>
    public long ExistingCount { get; }

    /// <summary>Records that were there when the journal was opened, read from the file as they are enumerated.</summary>
    public IEnumerable<JournalRecord> Existing => ReadExisting().Select(record => record.ToRecord());

    /// <summary>The unreadable tail that opening cut off, or null. The caller says so in a <c>note</c>.</summary>
    public DroppedTail? DroppedTail { get; }

    /// <summary>
    /// Opens or creates the journal at a path, drops an unreadable tail and takes the writer's lock. The folder
    /// must exist: a run that was deleted meanwhile is not made anew.
    /// </summary>
    /// <exception cref="JournalException">
    /// <c>journal_damaged</c>: an unreadable line with records behind it. <c>run_is_live</c>: another process is
    /// writing it. <c>journal_not_opened</c>: no such folder, no permission, no file locks.
    /// </exception>
    public static async Task<RunJournal> OpenAsync(string path, JournalOptions options, CancellationToken cancellation)
    {
        var full = System.IO.Path.GetFullPath(path);
        var held = await TakeLockAsync(full, cancellation).ConfigureAwait(false);
        FileStream? file = null;
        try
        {
            file = new FileStream(full, JournalFile.Private(FileMode.OpenOrCreate));
            // An empty file may be new, and its name is durable only now; one with records has been through this.
            if (file.Length == 0)
                PosixFile.SyncFolder(System.IO.Path.GetDirectoryName(full)!);
            return new RunJournal(full, held, file, Check(full, file.SafeFileHandle, cancellation), options);
        }
        catch (Exception e)
        {
            if (file is not null)
                await file.DisposeAsync().ConfigureAwait(false);
            held.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw JournalFailures.NotOpened(full, e);
            throw;
        }
    }

    /// <summary>Appends an event; completes when it is durable.</summary>
    /// <param name="type">Event type: letters, digits, dots, at most 64.</param>
    /// <param name="data">Event data, an object.</param>
    /// <exception cref="JournalException"><c>journal_write_failed</c>, for this and every later append; <c>journal_record_too_large</c>.</exception>
    public async ValueTask<JournalRecord> AppendAsync(string type, JsonElement data)
    {
        var place = await AppendAsync(type, body => EventData.Write(body, data, key: null)).ConfigureAwait(false);
        return new JournalRecord(place.Seq, place.At, type, data);
    }

    /// <summary>Appends an event whose data the caller writes, as one JSON object without line feeds.</summary>
    internal Task<AppendedRecord> AppendAsync(string type, Action<PooledBytes> writeData)
    {
        // An event is encoded only when there is room for it: 100,000 waiting results are not held twice.
        var room = commit.EnterAsync();
        return room.IsCompletedSuccessfully ? Encode(type, writeData) : AppendLaterAsync(room, type, writeData);
    }

    private async Task<AppendedRecord> AppendLaterAsync(Task room, string type, Action<PooledBytes> writeData)
    {
        await room.ConfigureAwait(false);
        return await Encode(type, writeData).ConfigureAwait(false);
    }

    private Task<AppendedRecord> Encode(string type, Action<PooledBytes> writeData)
    {
        PooledBytes? body = null;
        try
        {
            body = EventData.Begin(type);
            writeData(body);
            if (body.Length > JournalLine.MaxBytes)
                throw JournalFailures.TooLarge(Path, type, body.Length);
        }
        catch
        {
            body?.Dispose();
            commit.Leave();
            throw;
        }
        return commit.AppendAsync(body);
    }

    /// <summary>The records that were there at opening; the memory of each is valid until the next.</summary>
    internal IEnumerable<RawRecord> ReadExisting() =>
        new JournalScan(Path, stream.SafeFileHandle, 0, 0).Read(existingLength);

    /// <summary>Reads bytes of the file, for a result that was written before.</summary>
    internal void Read(Span<byte> into, long offset)
    {
        for (var done = 0; done < into.Length; )
        {
            var got = RandomAccess.Read(stream.SafeFileHandle, into[done..], offset + done);
            if (got == 0)
                throw JournalFailures.Damaged(Path, 0, offset + done, "the file was cut by somebody else");
            done += got;
        }
    }

    /// <summary>Writes what waits, closes the file and gives the lock up.</summary>
    public ValueTask DisposeAsync() => new(closing ??= CloseAsync());

    private async Task CloseAsync()
    {
        await commit.CompleteAsync().ConfigureAwait(false);
        await stream.DisposeAsync().ConfigureAwait(false);
        writerLock.Dispose();
    }

    private static async Task<RunLock> TakeLockAsync(string path, CancellationToken cancellation)
    {
        var lockPath = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, RunLock.FileName);
        try
        {
            // A view that asks whether a run lives has the lock for an instant; only a writer keeps it.
            for (var patience = 25; patience > 0; patience--)
            {
                if (RunLock.TryTake(lockPath, ProcessIdentity.Current) is { } held)
                    return held;
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellation)
                    .ConfigureAwait(false);
            }
            throw JournalFailures.Live(path, RunLock.ReadHolder(lockPath));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JournalFailures.NotOpened(path, e);
        }
    }

    private static JournalScan Check(string path, SafeFileHandle file, CancellationToken cancellation)
    {
        var scan = new JournalScan(path, file, 0, 0);
        foreach (var _ in scan.Read(RandomAccess.GetLength(file)))
            cancellation.ThrowIfCancellationRequested();
        if (scan.Tail is not null)
        {
            RandomAccess.SetLength(file, scan.Length);
            RandomAccess.FlushToDisk(file);
        }
        return scan;
    }
}
