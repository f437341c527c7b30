using System.Runtime.InteropServices;

namespace Interlock.Cli.CommandLine;

/// <summary>
/// Ctrl-C, SIGTERM and a closed terminal: the first cancels politely, the second asks for the end at once, and what has not
/// ended a while later, or at the third, is left in the middle.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    // An agent that is told to end has 2 s before it is killed; this only bounds a defect of that.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenSource insisted = new();
    private readonly CancellationTokenSource forced;
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly TextWriter error;
    private int count;

    /// <summary>Begins to listen.</summary>
    /// <param name="error">Where the user is told.</param>
    /// <param name="time">The clock.</param>
    public Interrupts(TextWriter error, TimeProvider time)
    {
        this.error = error;
        forced = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        forced.Token.Register(left.SetResult);
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Cancelled by the second.</summary>
    public CancellationToken Insisted => insisted.Token;

    /// <summary>Completes when the work is to be left in the middle.</summary>
    public Task Left => left.Task;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
        insisted.Dispose();
        forced.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        switch (Interlocked.Increment(ref count))
        {
            case 1:
                error.WriteLine("interlock: stopping (again to stop at once) ...");
                source.Cancel();
                break;
            case 2:
                error.WriteLine("interlock: stopping at once ...");
                forced.CancelAfter(Grace);
                insisted.Cancel();
                break;
            default:
                forced.Cancel(); // supervisors see the pipe close and end every agent
                break;
        }
    }
}
