using Interlock.Cli.Faults;
using Interlock.Cli.Output;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Sessions;
using Interlock.Loops.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>
/// Carries out <c>agent answer</c>: inside the turn where a worker waits, else as the next turn. Of several answers to a
/// question one counts, and the callers of the others are told.
/// </summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session.</param>
/// <param name="wait">Whether to follow the turn to its end.</param>
/// <param name="json">Whether JSON is wanted.</param>
internal sealed class AgentAnswer(Face face, SessionFolder folder, bool wait, bool json)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs to the exit code.</summary>
    /// <param name="choice">The option, counted from 1, or null.</param>
    /// <param name="text">Own words, or null.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<int> RunAsync(int? choice, string? text, CancellationToken cancellation)
    {
        GivenAnswer? given = null;
        var started = face.Time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, face.Time);
        while (true)
        {
            await new LostSessions(face).SettleAsync(folder, cancellation);
            var live = folder.IsLive;
            var records = JournalReader.Read(folder.Journal).ToList();
            var fold = SessionFold.Of(folder, records);
            if (fold.Pending(live) is not { } question || (given is not null && question.Asked != given.Asked))
                return Complaint.Wrong(face, json, NothingToAnswer(fold, given, live));
            if (GivenAnswers.Fault(question.Question, choice, text) is { } fault)
                return Complaint.Wrong(face, json, AnswerFailures.Unfit(folder, fault));
            given ??= GivenAnswer.To(question, choice, text);
            var end = live
                ? await InTurnAsync(given, records[^1].Seq, cancellation)
                : await NextTurnAsync(question, given, cancellation);
            if (end is { } exit)
                return exit;
            if (face.Time.GetElapsedTime(started) > Patience)
                return Complaint.Failed(face, json, AnswerFailures.NotTaken(folder));
            await timer.WaitForNextTickAsync(cancellation); // somebody else holds the session for an instant
        }
    }

    private Failure NothingToAnswer(SessionFold fold, GivenAnswer? given, bool live) =>
        (given is null ? fold.Answered : fold.Question(given.Asked)) is { Kind: not null } answered
            ? AnswerFailures.Already(folder, answered)
            : AnswerFailures.NoQuestion(folder, fold.StateNow(live));

    // Null when there is no worker: then it is the next turn.
    private async Task<int?> InTurnAsync(GivenAnswer given, long seen, CancellationToken cancellation)
    {
        switch (await new AnswerDelivery(face, folder).RunAsync(given, cancellation))
        {
            case Delivery.NoWorker:
                return null;
            case Delivery.NotTaken:
                return Complaint.Failed(face, json, AnswerFailures.NotTaken(folder));
            case Delivery.Late:
                var fold = SessionFold.Of(folder, JournalReader.Read(folder.Journal));
                return Complaint.Wrong(face, json, NothingToAnswer(fold, given, live: true));
        }
        if (!wait)
            return SessionPrinter.Started(face, folder, json);
        await new SessionFollow(face, folder).RunAsync(seen, question => question.Asked == given.Asked, cancellation);
        return SessionPrinter.Ended(face, folder, json);
    }

    // Null when somebody else has the session.
    private async Task<int?> NextTurnAsync(QuestionReport question, GivenAnswer given, CancellationToken cancellation)
    {
        var turn = new AnswerTurn(face, folder, question, given);
        var control = new SessionControl(folder);
        if (question.Question.IsSecret)
            control.GivePrompt(given.Id, turn.Answer.Text);
        Failure? refused = null;
        var isAsked = false;
        try
        {
            refused = await SessionContinuation.RequestAsync(
                folder,
                turn.Order,
                turn.Recorded,
                FaultInjection.Options(face),
                cancellation
            );
            isAsked = refused is null;
        }
        finally
        {
            if (!isAsked)
                control.TakePrompt(given.Id); // a secret stays nowhere
        }
        return refused is null ? await AgentContinue.StartAsync(face, folder, turn.Options!, !wait, json, cancellation)
            : refused.Class == "session_is_live" ? null
            : Complaint.Wrong(face, json, refused);
    }
}
