using Interlock.Core.Agents;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Loops.Sessions;

/// <summary>Answers what the agent asks in the middle of a turn: by the policy, or by waiting for a person.</summary>
internal sealed class SessionQuestions(
    SessionEvents events,
    SessionControl control,
    Transcript transcript,
    SecretText secrets,
    TimeProvider time
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks, waits and records both.</summary>
    /// <param name="turn">Number of the turn.</param>
    /// <param name="policy">Who answers.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancellation">The turn is over.</param>
    public async Task<AgentAnswer> AskAsync(
        int turn,
        QuestionPolicy policy,
        AgentQuestion question,
        CancellationToken cancellation
    )
    {
        transcript.Ask(question);
        await events.AskedAsync(new QuestionAsked(turn, secrets.Redact(question), AtEnd: false));
        if (policy.Answer(question) is not { } answer)
        {
            await events.StateAsync(SessionState.WaitingForUser, "the agent asks");
            answer = await WaitAsync(question, cancellation);
            await RecordAsync(turn, question, answer);
            await events.StateAsync(SessionState.Running, "answered");
            return answer;
        }
        await RecordAsync(turn, question, answer);
        return answer;
    }

    /// <summary>Records an answer; a secret one only as that.</summary>
    public async Task RecordAsync(int turn, AgentQuestion question, AgentAnswer answer)
    {
        if (question.IsSecret && answer.Kind == AnswerKind.Text)
            secrets.Hide(answer.Text);
        transcript.Answer(answer, question.IsSecret);
        await events.AnsweredAsync(
            new QuestionAnswered(
                turn,
                question.Id,
                answer.Kind,
                answer.Choice,
                question.IsSecret ? null : answer.Text,
                question.IsSecret,
                answer.By
            )
        );
    }

    private async Task<AgentAnswer> WaitAsync(AgentQuestion question, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (true)
        {
            if (control.TakeAnswer() is { } given && given.Question == question.Id)
                return GivenAnswers.Read(question, given);
            await timer.WaitForNextTickAsync(cancellation);
        }
    }
}
