namespace Interlock.Core.Journal;

/// <summary>How a journal is written.</summary>
/// <param name="Time">The clock.</param>
public sealed record JournalOptions(TimeProvider Time)
{
    /// <summary>Called before a batch is written, with the seq of its first record: a seam for fault injection.</summary>
    public Action<long>? BeforeWrite { get; init; }

    /// <summary>Called after a batch is durable, with the seq of its last record, before any writer goes on.</summary>
    public Action<long>? AfterDurable { get; init; }
}
