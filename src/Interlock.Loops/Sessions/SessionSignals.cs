namespace Interlock.Loops.Sessions;

/// <summary>What ends the turn of a session from outside: an interrupt keeps its conversation, a stop ends everything.</summary>
public sealed class SessionSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource interrupt = new();
    private readonly Lock access = new();

    /// <summary>Fired when everything has to end.</summary>
    public CancellationToken Stopped => stop.Token;

    /// <summary>Fired when the turn has to end.</summary>
    public CancellationToken Interrupted => interrupt.Token;

    /// <summary>Why it was stopped, in a few words; the first reason counts.</summary>
    public string Reason { get; private set; } = "stopped";

    /// <summary>Ends everything.</summary>
    /// <param name="reason">Why, in a few words.</param>
    public void Stop(string reason)
    {
        lock (access)
        {
            if (stop.IsCancellationRequested)
                return;
            Reason = reason;
        }
        stop.Cancel();
    }

    /// <summary>Ends the turn.</summary>
    public void Interrupt() => interrupt.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Dispose();
        interrupt.Dispose();
    }
}
