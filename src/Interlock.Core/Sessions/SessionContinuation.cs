using Interlock.Core.Failures;
using Interlock.Core.Journal;

namespace Interlock.Core.Sessions;

/// <summary>Asks for one more turn of a session that nobody works on.</summary>
public static class SessionContinuation
{
    /// <summary>Records the turn and the state <c>starting</c>; durable when this returns.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="plan">Makes the order from what is known, or says why there is none; called under the session's lock.</param>
    /// <param name="answered">What to record as the answer to the last turn's question, or null; its turn is set here.</param>
    /// <param name="options">How journals are written.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why there is no such turn, or null.</returns>
    public static async Task<Failure?> RequestAsync(
        SessionFolder folder,
        Func<SessionFold, (TurnOrder? Order, Failure? Failure)> plan,
        QuestionAnswered? answered,
        JournalOptions options,
        CancellationToken cancellation
    )
    {
        if (folder.IsLive)
            return Live(folder);
        RunJournal opened;
        try
        {
            opened = await RunJournal.OpenAsync(folder.Journal, options, cancellation);
        }
        catch (JournalException e) when (e.Failure.Class == "run_is_live")
        {
            return Live(folder); // somebody else was faster
        }
        await using var journal = opened;
        var fold = SessionFold.Of(folder, journal.Existing);
        var (order, failure) = plan(fold);
        if (order is null)
            return failure;
        var control = new SessionControl(folder);
        var isAsked = false;
        try
        {
            control.GiveWhole(order);
            var events = new SessionEvents(journal);
            if (answered is not null)
                await events.AnsweredAsync(answered with { Turn = fold.Order!.Turn });
            await Task.WhenAll(
                events.RequestedAsync(order),
                events.StateAsync(SessionState.Starting, order.Kind == TurnKind.Answer ? "answered" : "resumed")
            );
            isAsked = true;
        }
        finally
        {
            if (!isAsked)
                control.Clear(); // a secret that nobody takes stays nowhere
        }
        return null;
    }

    private static Failure Live(SessionFolder folder) => SessionFailures.Live(folder, SessionReport.Read(folder).State);

    /// <summary>Writes a state down when nobody works on the session and it has not come to an end.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="change">The state, given what is known; null for none.</param>
    /// <param name="options">How journals are written.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task SettleAsync(
        SessionFolder folder,
        Func<SessionFold, StateChange?> change,
        JournalOptions options,
        CancellationToken cancellation
    )
    {
        await using var journal = await RunJournal.OpenAsync(folder.Journal, options, cancellation);
        if (change(SessionFold.Of(folder, journal.Existing)) is not { } state)
            return;
        await new SessionEvents(journal).EndAsync(state);
        new SessionControl(folder).Clear(); // a secret that nobody took stays nowhere
    }
}
