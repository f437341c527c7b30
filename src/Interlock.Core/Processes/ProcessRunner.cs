namespace Interlock.Core.Processes;

/// <summary>Starts child processes; the only place that does.</summary>
/// <param name="supervisor">Path of the <c>interlock-supervisor</c> program, or null where supervision is not
/// available.</param>
/// <param name="time">The clock.</param>
public sealed class ProcessRunner(string? supervisor, TimeProvider time)
{
    // A daemon that keeps the pipe open may hold up the result this long after the program's end: while it
    // is silent, and while it floods.
    private static readonly TimeSpan SilenceGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FloodGrace = TimeSpan.FromSeconds(10);

    // Of a supervised process nobody is left to hold a pipe open: what is missing is only not read yet, because this
    // process has too much to do. Giving up would lose the end of what an agent said.
    private static readonly TimeSpan CertainEnd = TimeSpan.FromMinutes(1);

    /// <summary>Path of the supervisor program, or null.</summary>
    public string? Supervisor { get; } = supervisor;

    /// <summary>How surely supervised processes end, here and now.</summary>
    public Containment Containment =>
        Supervisor is null ? Containment.None
        : OperatingSystem.IsLinux() && Directory.Exists("/proc/self") ? Containment.Subreaper
        : Containment.ProcessGroup;

    /// <summary>
    /// Runs a process to its end. When this returns or throws, a supervised process has no living descendant.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; the process is dead.</exception>
    /// <exception cref="ProcessStartException">Program or working directory is not there.</exception>
    public async Task<ProcessResult> RunAsync(ProcessSpec spec, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        using var child = ChildProcess.Start(spec, Supervisor, time);
        using var limit = new CancellationTokenSource(spec.Timeout ?? Timeout.InfiniteTimeSpan, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        using var pipes = new CancellationTokenSource();
        var output = OutputCapture.Halves(spec.MaxOutputBytes);
        var error = OutputCapture.Halves(spec.MaxOutputBytes);
        var reading = Task.WhenAll(
            PipeCopy.ReadAsync(child.Output, Into(output, spec), pipes.Token),
            PipeCopy.ReadAsync(child.Error, Into(error, spec), pipes.Token),
            PipeCopy.WriteAsync(child.Input, spec.StandardInput, pipes.Token)
        );

        var timedOut = false;
        try
        {
            await child.Exited.WaitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            timedOut = !cancellation.IsCancellationRequested;
            await child.EndAsync();
        }

        var code = await child.SettleAsync();
        if (spec.Supervised && Containment == Containment.Subreaper)
            await Task.WhenAny(reading, Task.Delay(CertainEnd, time, pipes.Token));
        else
            await DrainAsync(reading, () => output.Total + error.Total);
        await pipes.CancelAsync();
        await reading;
        cancellation.ThrowIfCancellationRequested();
        return new ProcessResult(
            code,
            output.ToArray(),
            error.ToArray(),
            output.Dropped + error.Dropped,
            timedOut,
            time.GetElapsedTime(started)
        )
        {
            IsOutputWhole = output.Dropped == 0,
        };
    }

    private static BytesSink Into(OutputCapture capture, ProcessSpec spec) =>
        spec.Heard is not { } heard
            ? capture.Append
            : bytes =>
            {
                capture.Append(bytes);
                heard();
            };

    private async Task DrainAsync(Task reading, Func<long> progress)
    {
        var since = time.GetTimestamp();
        for (var seen = -1L; seen != progress() && time.GetElapsedTime(since) < FloodGrace; )
        {
            seen = progress();
            if (await Task.WhenAny(reading, Task.Delay(SilenceGrace, time)) == reading)
                return;
        }
    }

    /// <summary>Starts a process to talk with over its pipes.</summary>
    /// <exception cref="ProcessStartException">Program or working directory is not there.</exception>
    public RunningProcess Start(ProcessSpec spec) => new(ChildProcess.Start(spec, Supervisor, time), time);
}
