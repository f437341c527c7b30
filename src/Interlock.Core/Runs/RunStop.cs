using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Supervisor;

namespace Interlock.Core.Runs;

/// <summary>
/// Stops a run: asks its engine to end (which cancels the agents and journals that), kills it when it does not, and
/// kills what it left. Whether the engine is gone is told by its lock; whom to signal by pid and start time.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class RunStop(TimeProvider time)
{
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Stops a run; one that is not live only loses its left-over processes.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="grace">How long the engine has after SIGTERM.</param>
    /// <param name="cancellation">Gives up waiting; signals that were sent stay sent.</param>
    public Task<RunStopResult> StopAsync(RunFolder folder, TimeSpan grace, CancellationToken cancellation) =>
        StopAsync(folder, folder.Id, grace, cancellation);

    /// <summary>Stops what is run in a folder like a run, but whose processes bear another mark.</summary>
    /// <param name="folder">The folder with the lock.</param>
    /// <param name="mark">Value of <see cref="ProcessMarks.Run"/> of its processes.</param>
    /// <param name="grace">How long the engine has after SIGTERM.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    internal async Task<RunStopResult> StopAsync(
        RunFolder folder,
        string mark,
        TimeSpan grace,
        CancellationToken cancellation
    )
    {
        var signals = new List<string>();
        var engine = folder.IsLive ? folder.LastEngine : null;
        var wasLive = engine is not null || folder.IsLive;
        var failure = wasLive ? await EndAsync(folder, engine, grace, signals, cancellation) : null;
        var leftovers = failure is null ? await new ProcessReaper(time).EndAsync(mark, cancellation) : [];
        return new RunStopResult(
            folder.Id,
            wasLive,
            engine?.Pid,
            signals,
            [.. leftovers.Select(process => process.Pid)],
            RunEntry.Of(folder).State,
            failure
        );
    }

    private async Task<Failure?> EndAsync(
        RunFolder folder,
        ProcessIdentity? engine,
        TimeSpan grace,
        List<string> signals,
        CancellationToken cancellation
    )
    {
        if (engine is null || !engine.IsAlive())
            return await IsFreeWithinAsync(folder, KillPatience, cancellation) ? null : Foreign(folder, engine);
        if (engine == ProcessIdentity.Current)
            return Own(folder);
        Signal(engine, Native.SigTerm, "SIGTERM", signals);
        if (await IsFreeWithinAsync(folder, grace, cancellation))
            return null;
        Signal(engine, Native.SigKill, "SIGKILL", signals);
        return await IsFreeWithinAsync(folder, KillPatience, cancellation) ? null : Stuck(folder, engine);
    }

    // Looked at again right before: a number that was given to another process meanwhile is not signalled.
    private static void Signal(ProcessIdentity engine, int signal, string name, List<string> signals)
    {
        if (engine.IsAlive() && Native.Kill(engine.Pid, signal) == 0)
            signals.Add(name);
    }

    private async Task<bool> IsFreeWithinAsync(RunFolder folder, TimeSpan limit, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (folder.IsLive)
        {
            if (time.GetElapsedTime(started) >= limit)
                return false;
            await Task.Delay(Pause, time, cancellation);
        }
        return true;
    }

    private static Failure Foreign(RunFolder folder, ProcessIdentity? engine) =>
        new(
            "run_not_stopped",
            $"Run {folder.Id} is held by an engine that cannot be seen from here{(engine is null ? "" : $" (process {engine.Pid} in its own view)")}.",
            FailureOwner.User,
            Retryable: true,
            "Stop it in the container or on the machine where it runs."
        );

    private static Failure Stuck(RunFolder folder, ProcessIdentity engine) =>
        new(
            "run_not_stopped",
            $"Process {engine.Pid} of run {folder.Id} does not die: it belongs to another user or hangs in the kernel.",
            FailureOwner.Platform,
            Retryable: true,
            "Stop it as the user that started it, or look at the disk it waits for."
        );

    private static Failure Own(RunFolder folder) =>
        new(
            "run_not_stopped",
            $"Run {folder.Id} is run by this very process.",
            FailureOwner.User,
            Retryable: false,
            "Cancel it, or stop it from another terminal."
        );
}
