using System.Text.Json;

namespace Interlock.Core.Journal;

/// <summary>
/// The append-only journal of one run: a record counts only after its bytes are fsynced; concurrent writers
/// share one fsync. One writer a run, held by a lock of the operating system.
/// </summary>
public sealed class RunJournal : IAsyncDisposable
{
    /// <summary>Records that were there when the journal was opened.</summary>
    public IReadOnlyList<JournalRecord> Existing => throw new NotImplementedException();

    /// <summary>Opens or creates the journal at a path, drops an unreadable tail and takes the writer's lock.</summary>
    /// <exception cref="JournalException">Damaged in the middle, or another process is writing it.</exception>
    public static Task<RunJournal> OpenAsync(string path, JournalOptions options, CancellationToken cancellation) =>
        throw new NotImplementedException($"{path}{options}{cancellation}");

    /// <summary>Appends an event; completes when it is durable.</summary>
    /// <param name="type">Event type.</param>
    /// <param name="data">Event data, an object.</param>
    public ValueTask<JournalRecord> AppendAsync(string type, JsonElement data) =>
        throw new NotImplementedException($"{type}{data}");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
