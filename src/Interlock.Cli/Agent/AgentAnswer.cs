using Interlock.Cli.Faults;
using Interlock.Cli.Output;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Sessions;
using Interlock.Loops.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Carries out <c>agent answer</c>: inside the turn where a worker waits, else as the next turn.</summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session.</param>
/// <param name="wait">Whether the end of the turn is waited for.</param>
/// <param name="json">Whether the session is printed as JSON.</param>
internal sealed class AgentAnswer(Face face, SessionFolder folder, bool wait, bool json)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs to the exit code.</summary>
    public async Task<int> RunAsync(int? choice, string? text, CancellationToken cancellation)
    {
        await new LostSessions(face).SettleAsync(folder, cancellation);
        var seen = JournalReader.Read(folder.Journal).LastOrDefault()?.Seq ?? 0;
        var report = SessionPrinter.Read(face, folder);
        if (report.Question is not { } question)
            return Complaint.Wrong(face, json, AnswerFailures.NoQuestion(report));
        if (GivenAnswers.Fault(question, choice, text) is { } fault)
            return Complaint.Wrong(face, json, AnswerFailures.Unfit(folder, fault));
        var given = new GivenAnswer(question.Id, choice, text);
        return folder.IsLive
            ? await InTurnAsync(given, seen, cancellation)
            : await NextTurnAsync(question, given, cancellation);
    }

    private async Task<int> InTurnAsync(GivenAnswer given, long seen, CancellationToken cancellation)
    {
        var control = new SessionControl(folder);
        control.Give(given);
        if (!await IsTakenAsync(control, cancellation))
            return Complaint.Failed(face, json, AnswerFailures.NotTaken(folder));
        if (!wait)
            return SessionPrinter.Started(face, folder, json);
        var asked = false;
        await new SessionFollow(face, folder).RunAsync(
            seen,
            question =>
            {
                asked = question.Id != given.Question;
                return !asked;
            },
            cancellation
        );
        return SessionPrinter.Ended(face, folder, json);
    }

    private async Task<int> NextTurnAsync(AgentQuestion question, GivenAnswer given, CancellationToken cancellation)
    {
        var answer = GivenAnswers.Read(question, given);
        SessionOptions? options = null;
        var answered = new QuestionAnswered(
            0,
            question.Id,
            answer.Kind,
            answer.Choice,
            question.IsSecret ? null : answer.Text,
            question.IsSecret,
            answer.By
        );
        if (question.IsSecret)
            new SessionControl(folder).GivePrompt(answer.Text);
        var refused = await SessionContinuation.RequestAsync(
            folder,
            fold =>
            {
                var (order, failure) = Plan(fold, question, answer);
                options = order?.Options;
                return (order, failure);
            },
            answered,
            FaultInjection.Options(face),
            cancellation
        );
        if (refused is null)
            return await AgentContinue.StartAsync(face, folder, options!, !wait, json, cancellation);
        _ = new SessionControl(folder).TakePrompt(); // a secret stays nowhere
        return Complaint.Wrong(face, json, refused);
    }

    private (TurnOrder?, Failure?) Plan(SessionFold fold, AgentQuestion question, Core.Agents.AgentAnswer answer)
    {
        if (fold is not { Order: { } last, Open: { } open } || open.Id != question.Id)
            return (null, SessionFailures.Live(folder, fold.State.State));
        var missing = SessionNeeds.Missing(
            AgentStore.Agent(face, last.Options),
            last.Options,
            [],
            fold.Conversation ?? folder.Name
        );
        return missing is null
            ? (TurnOrders.Of(last.Turn + 1, TurnKind.Answer, answer.Text, question.IsSecret, last.Options), null)
            : (null, missing);
    }

    private async Task<bool> IsTakenAsync(SessionControl control, CancellationToken cancellation)
    {
        var started = face.Time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, face.Time);
        while (control.HasAnswer)
        {
            if (face.Time.GetElapsedTime(started) > Patience || !folder.IsLive)
                return false;
            await timer.WaitForNextTickAsync(cancellation);
        }
        return true;
    }
}
