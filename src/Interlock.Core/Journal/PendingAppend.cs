namespace Interlock.Core.Journal;

/// <summary>An event that waits for its batch.</summary>
/// <param name="body">The encoded event; the batch owns it.</param>
internal sealed class PendingAppend(PooledBytes body)
    : TaskCompletionSource<AppendedRecord>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The encoded event.</summary>
    internal PooledBytes Body { get; } = body;

    /// <summary>Where the record will be, once its line is in the batch.</summary>
    internal AppendedRecord Place { get; set; }
}
