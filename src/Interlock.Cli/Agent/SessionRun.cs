using Interlock.Cli.Faults;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Starts the worker of a session and sees it to its end, or lets it go.</summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session; the turn is recorded and no worker is at it.</param>
/// <param name="json">Whether the end is printed as JSON.</param>
internal sealed class SessionRun(Face face, SessionFolder folder, bool json)
{
    /// <summary>Starts it and returns when it holds the session, or could not.</summary>
    public async Task<int> DetachAsync(CancellationToken cancellation)
    {
        var (worker, failure) = await StartAsync(cancellation);
        if (worker is null)
            return Output.Complaint.Failed(face, json, failure!);
        await using var held = worker;
        await worker.SayAsync(WorkerProcess.Detach);
        return SessionPrinter.Started(face, folder, json);
    }

    /// <summary>Starts it and follows it to its end.</summary>
    /// <param name="waits">Whether questions are for a person.</param>
    /// <param name="cancellation">Interrupts the turn.</param>
    public async Task<int> FollowAsync(bool waits, CancellationToken cancellation)
    {
        var seen = JournalReader.Read(folder.Journal).LastOrDefault()?.Seq ?? 0;
        var (worker, failure) = await StartAsync(CancellationToken.None);
        if (worker is null)
            return Output.Complaint.Failed(face, json, failure!);
        await using var held = worker;
        if (!json)
            await face.Error.WriteLineAsync($"{folder.Name}  started");
        var left = false;
        var desk = new QuestionDesk(face, folder);
        await using (cancellation.Register(() => _ = worker.SayAsync(WorkerProcess.Interrupt)))
        await using (face.Insisted.Register(() => _ = worker.SayAsync(WorkerProcess.Stop)))
            await new SessionFollow(face, folder).RunAsync(
                seen,
                question =>
                {
                    desk.Show(question.Question);
                    if (waits && face.IsInteractive)
                        desk.AskBeside(question);
                    else
                        left = true;
                    return !left;
                },
                CancellationToken.None
            );
        if (left && folder.IsLive)
            await worker.SayAsync(WorkerProcess.Detach);
        else
        {
            await worker.Exited;
            if (face.Insisted.IsCancellationRequested)
                await StopAsync();
        }
        return SessionPrinter.Ended(face, folder, json);
    }

    // Who insisted was told that it is stopped, also where the worker had ended its turn politely by then.
    private Task StopAsync() =>
        SessionContinuation.SettleAsync(
            folder,
            fold =>
                fold.State.State == SessionState.Idle ? new StateChange(SessionState.Stopped, "stopped", null) : null,
            FaultInjection.Options(face),
            CancellationToken.None
        );

    // The worker that holds the session, or why there is none.
    private async Task<(WorkerProcess? Worker, Failure? Failure)> StartAsync(CancellationToken cancellation)
    {
        face.Work.Session = folder.Name;
        WorkerProcess worker;
        try
        {
            worker = WorkerProcess.Start(
                face.Program,
                ["agent", "worker", folder.Path],
                face.CurrentFolder,
                face.Environment,
                face.Time
            );
        }
        catch (ProcessStartException e)
        {
            return (null, await SettleAsync(e.Failure, cancellation));
        }
        var isReady = false;
        try
        {
            isReady = await worker.IsReadyAsync(cancellation);
            return isReady
                ? (worker, null)
                : (null, await SettleAsync(await NotStartedAsync(worker, cancellation), cancellation));
        }
        finally
        {
            if (!isReady)
                await worker.DisposeAsync();
        }
    }

    private async Task<Failure> NotStartedAsync(WorkerProcess worker, CancellationToken cancellation)
    {
        var said = await worker.ComplaintAsync(cancellation);
        return new Failure(
            "worker_not_started",
            $"The worker of session '{folder.Name}' ended before it began (exit {await worker.Exited}): {said}",
            FailureOwner.Platform,
            true,
            $"See what is wrong with 'interlock doctor', then: interlock agent resume {folder.Name} --task …"
        );
    }

    // A session that nobody will work on must not be shown as one that is about to start.
    private async Task<Failure> SettleAsync(Failure failure, CancellationToken cancellation)
    {
        if (!folder.IsLive)
            await SessionContinuation.SettleAsync(
                folder,
                fold =>
                    fold.State.State == SessionState.Starting
                        ? new StateChange(SessionState.Failed, failure.Class, failure)
                        : null,
                FaultInjection.Options(face),
                cancellation
            );
        return failure;
    }
}
