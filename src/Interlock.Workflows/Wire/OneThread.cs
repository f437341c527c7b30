using System.Collections.Concurrent;

namespace Interlock.Workflows.Wire;

/// <summary>
/// Runs all of a workflow's code on the thread that calls <see cref="Run"/>, so that branches may share variables, and
/// an endless loop is seen by the engine (nothing answers its pings any more).
/// </summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> queue = [];

    /// <summary>Called whenever there is nothing left to do for now.</summary>
    public required Action Idle { get; init; }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!queue.IsAddingCompleted)
            queue.Add((d, state));
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("A workflow has one thread: waiting for it from another one would not end.");

    /// <summary>Runs what is posted, until <see cref="End"/>.</summary>
    public void Run()
    {
        SetSynchronizationContext(this);
        while (true)
        {
            if (!queue.TryTake(out var next))
            {
                Idle();
                if (!queue.TryTake(out next, System.Threading.Timeout.Infinite))
                    return;
            }
            next.Work(next.State);
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void End() => queue.CompleteAdding();
}
