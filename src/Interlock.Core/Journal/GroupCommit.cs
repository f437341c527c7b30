using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Journal;

/// <summary>
/// Writes events in batches: one loop takes all that wait, writes them with one call and one fsync, then lets all
/// their writers go on. The first failed write poisons it: the file is cut back to its last durable record and
/// every later append fails with the same failure.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A late writer may still give its room back; a SemaphoreSlim without a wait handle holds nothing to dispose."
)]
internal sealed class GroupCommit
{
    // Bounds what waits encoded in memory; a batch is cut earlier by its size.
    private const int MaxWaiting = 512;
    private const int MaxBatchBytes = 4 * 1024 * 1024;

    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly JournalOptions options;
    private readonly SemaphoreSlim room = new(MaxWaiting);
    private readonly Channel<PendingAppend> waiting = Channel.CreateUnbounded<PendingAppend>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly Task loop;
    private long length;
    private long lastSeq;
    private volatile JournalException? poison;

    internal GroupCommit(string path, SafeFileHandle file, long length, long lastSeq, JournalOptions options)
    {
        (this.path, this.file, this.length, this.lastSeq, this.options) = (path, file, length, lastSeq, options);
        loop = Task.Run(RunAsync);
    }

    /// <summary>Waits for room for one encoded event; an append gives it back, else <see cref="Leave"/>.</summary>
    internal Task EnterAsync() => room.WaitAsync();

    /// <summary>Gives room back that no append took.</summary>
    internal void Leave() => room.Release();

    /// <summary>Appends an encoded event, for which there is room; completes when it is durable.</summary>
    /// <exception cref="JournalException">This or an earlier write failed.</exception>
    internal async Task<AppendedRecord> AppendAsync(PooledBytes body)
    {
        var pending = new PendingAppend(body);
        if (!waiting.Writer.TryWrite(pending))
        {
            body.Dispose();
            Leave();
            throw poison is { } failed
                ? new JournalException(failed.Failure)
                : new ObjectDisposedException(nameof(RunJournal));
        }
        return await pending.Task.ConfigureAwait(false);
    }

    /// <summary>Writes what waits and ends.</summary>
    internal async Task CompleteAsync()
    {
        waiting.Writer.TryComplete();
        await loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var batch = new List<PendingAppend>();
        var bytes = new PooledBytes(64 * 1024);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var first = lastSeq + 1;
            while (bytes.Length < MaxBatchBytes && waiting.Reader.TryRead(out var next))
                Add(next, batch, bytes);
            if (poison is null)
                Commit(first, bytes);
            Release(batch);
            bytes.Dispose();
            bytes = new PooledBytes(64 * 1024);
        }
        bytes.Dispose();
    }

    private void Add(PendingAppend next, List<PendingAppend> batch, PooledBytes bytes)
    {
        batch.Add(next);
        if (poison is null)
        {
            var (at, offset) = (options.Time.GetUtcNow(), length + bytes.Length);
            var header = JournalLine.Write(bytes, ++lastSeq, at, next.Body.Written);
            next.Place = new AppendedRecord(lastSeq, at, offset + header);
        }
        next.Body.Dispose();
        Leave();
    }

    private void Commit(long first, PooledBytes bytes)
    {
        try
        {
            options.BeforeWrite?.Invoke(first);
            RandomAccess.Write(file, bytes.Written, length);
            RandomAccess.FlushToDisk(file);
            length += bytes.Length;
            options.AfterDurable?.Invoke(lastSeq);
        }
        // A fault injection may throw anything, and whatever it is, nobody may take these events for durable.
        catch (Exception e)
        {
            poison = JournalFailures.NotWritten(path, e);
            poison = CutBack() is { } second ? Both(poison, second) : poison;
            waiting.Writer.TryComplete();
        }
    }

    private Exception? CutBack()
    {
        try
        {
            RandomAccess.SetLength(file, length);
            RandomAccess.FlushToDisk(file);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e;
        }
    }

    private static JournalException Both(JournalException failed, Exception second) =>
        new(
            failed.Failure with
            {
                Message = $"{failed.Message} Cutting the partial record off failed too: {second.Message}",
            }
        );

    private void Release(List<PendingAppend> batch)
    {
        foreach (var append in batch)
            if (poison is { } failed)
                append.SetException(new JournalException(failed.Failure));
            else
                append.SetResult(append.Place);
        batch.Clear();
    }
}
