using System.Runtime.InteropServices;
using Interlock.Core.Runs;

namespace Interlock.Cli.CommandLine;

/// <summary>Ctrl-C, SIGTERM and a closed terminal: the first cancels, the second ends the process at once.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly TextWriter error;
    private int count;

    /// <summary>Begins to listen.</summary>
    /// <param name="error">Where the user is told.</param>
    public Interrupts(TextWriter error)
    {
        this.error = error;
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref count) > 1)
            Environment.Exit(ExitCode.Cancelled); // supervisors see the pipe close and end every agent
        error.WriteLine("interlock: stopping (again to stop at once) ...");
        source.Cancel();
    }
}
