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
    private int waiting;

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
        var asked = await events.AskedAsync(new QuestionAsked(turn, secrets.Redact(question), AtEnd: false));
        if (policy.Answer(question) is { } answer)
        {
            await RecordAsync(turn, question, answer, given: null);
            return answer;
        }
        var isLast = false;
        Interlocked.Increment(ref waiting);
        try
        {
            await events.StateAsync(SessionState.WaitingForUser, "the agent asks");
            var given = await WaitAsync(asked, cancellation);
            answer = GivenAnswers.Read(question, given);
            await RecordAsync(turn, question, answer, given.Id);
        }
        finally
        {
            isLast = Interlocked.Decrement(ref waiting) == 0;
        }
        // An agent may ask several things at once; the others wait on.
        await events.StateAsync(isLast ? SessionState.Running : SessionState.WaitingForUser, "answered");
        return answer;
    }

    // Recorded before the agent is told: whoever gave another answer knows then that it does not count.
    private async Task RecordAsync(int turn, AgentQuestion question, AgentAnswer answer, string? given)
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
                question.IsSecret ? null : secrets.Redact(answer.Text),
                question.IsSecret,
                answer.By,
                given
            )
        );
    }

    private async Task<GivenAnswer> WaitAsync(long asked, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (true)
        {
            if (control.TakeAnswer(asked) is { } given)
                return given;
            await timer.WaitForNextTickAsync(cancellation);
        }
    }
}
