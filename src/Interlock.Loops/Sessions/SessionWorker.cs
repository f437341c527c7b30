using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Loops.Sessions;

/// <summary>
/// The worker of a session: holds its lock, runs the turn that was asked for and those that follow from it (a repair of
/// the final message, an answer by the policy), and writes down how the session stands.
/// </summary>
/// <param name="host">The program around it.</param>
/// <param name="folder">The session.</param>
/// <param name="signals">What ends it from outside.</param>
public sealed class SessionWorker(SessionHost host, SessionFolder folder, SessionSignals signals)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs to the end of the last turn.</summary>
    /// <param name="ready">Called when the lock is held.</param>
    /// <exception cref="FailureException">The session is not waiting for a worker, or its journal cannot be written.</exception>
    public async Task RunAsync(Action ready)
    {
        await using var journal = await RunJournal.OpenAsync(folder.Journal, host.Journal, signals.Stopped);
        var fold = SessionFold.Of(folder, journal.Existing);
        if (fold is not { Created: { } created, Order: { } order, State.State: SessionState.Starting })
            throw new FailureException(NotStarting());
        if (fold.StateNow(live: false) == SessionState.Lost)
            throw new FailureException(CallerDied()); // before this had begun: whoever looks next says that it is lost
        var control = new SessionControl(folder);
        var told = order is { Prompt: null, Answer: { } answer } ? control.TakePrompt(answer) : null;
        var whole = order.Redacted.Count > 0 ? control.TakeWhole(order) : order;
        control.Clear();
        ready();
        var events = new SessionEvents(journal);
        using var ended = new CancellationTokenSource();
        var listening = ListenAsync(ended.Token);
        try
        {
            await events.EndAsync(await TurnsAsync(created, whole, told, fold, events));
        }
        finally
        {
            await ended.CancelAsync();
            await listening;
        }
    }

    private async Task<StateChange> TurnsAsync(
        SessionCreated created,
        TurnOrder? whole,
        string? told,
        SessionFold fold,
        SessionEvents events
    )
    {
        try
        {
            var order = whole ?? throw new FailureException(NotTold());
            var secrets = new SecretText(host.Environment.SecretValues);
            using var transcript = new Transcript(folder, secrets, host.Time);
            await using var ground = await SessionGround.OpenAsync(host, created, order.Options.Setup, signals.Stopped);
            var prompt = order.Prompt ?? order.Lead + (told ?? throw new FailureException(NoPrompt()));
            if (told is not null)
                secrets.Hide(told);
            var run = new SessionTurnRun(host, folder, created, ground, events, signals, secrets, transcript);
            return await new SessionTurns(host, run, events, transcript, secrets, signals).RunAsync(
                order,
                prompt,
                SessionMemory.Of(fold)
            );
        }
        catch (OperationCanceledException) when (signals.Stopped.IsCancellationRequested)
        {
            return new StateChange(SessionState.Stopped, signals.Reason, null);
        }
        catch (FailureException e) when (e is not JournalException)
        {
            return new StateChange(SessionState.Failed, e.Failure.Class, e.Failure);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new StateChange(SessionState.Failed, "files", Files(e));
        }
    }

    // What callers say by files; what the foreground caller says comes over the pipe.
    private async Task ListenAsync(CancellationToken ended)
    {
        var control = new SessionControl(folder);
        using var timer = new PeriodicTimer(Interval, host.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
                if (control.TakeInterrupt())
                    signals.Interrupt();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return; // the session is over
        }
    }

    private Failure NotStarting() =>
        new(
            "session_not_starting",
            $"Session '{folder.Name}' waits for no worker.",
            FailureOwner.User,
            false,
            $"Look at it with: interlock agent status {folder.Name}"
        );

    private Failure CallerDied() =>
        new(
            "caller_died",
            $"Who started session '{folder.Name}' died before its worker had begun.",
            FailureOwner.Platform,
            true,
            $"Go on with: interlock agent resume {folder.Name} --task …"
        );

    private Failure NoPrompt() =>
        new(
            "answer_lost",
            $"The secret answer for session '{folder.Name}' is gone; it is kept nowhere.",
            FailureOwner.User,
            true,
            $"Answer again: interlock agent resume {folder.Name} --task …"
        );

    private Failure NotTold() =>
        SessionFailures.NotKept(
            folder,
            "what was asked last",
            $"Ask again: interlock agent resume {folder.Name} --task …"
        );

    private Failure Files(Exception error) =>
        new(
            "files",
            error.Message,
            FailureOwner.Platform,
            true,
            "Free space or mend the permissions ('interlock doctor' looks at both), then resume the session."
        )
        {
            Evidence = folder.Path,
        };
}
