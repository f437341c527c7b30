using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>One turn with a command: it is run, and run again with the answer as its prompt as often as it asks.</summary>
/// <param name="run">Runs the program.</param>
/// <param name="turn">The turn.</param>
/// <param name="history">The conversation.</param>
/// <param name="secrets">Takes secrets out of what is recorded.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandTurn(
    CommandRun run,
    AgentTurn turn,
    CommandHistory history,
    SecretText secrets,
    TimeProvider time
)
{
    private const int MostQuestions = 6;
    private const string Secret = "[secret]";
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private CommandUsage spent = CommandUsage.None;
    private bool hasSpent;

    public async Task<TurnResult> RunAsync(CancellationToken cancellation)
    {
        var (prompt, shown, worked) = (turn.Prompt, secrets.Redact(turn.Prompt), TimeSpan.Zero);
        history.Ask("prompt", shown);
        for (var asked = 0; ; asked++)
        {
            var started = time.GetTimestamp();
            var left = turn.Timeout > worked ? turn.Timeout - worked : Shortest;
            var end = await run.RunAsync(prompt, shown, turn with { Timeout = left }, history, Tell, cancellation);
            worked += time.GetElapsedTime(started); // a person who thinks costs no working time
            Count(end.Report);
            if (end.Message.Length > 0)
                history.Add("message", end.Message);
            if (end.Question is not { } question || end.Failure?.Class is "interrupted" or "agent_timeout")
                return Result(end);
            history.Add("question", question.Text);
            if (turn.Ask is null)
                return Result(end);
            if (asked == MostQuestions)
                return Result(end with { Failure = CommandFailures.AsksTooOften(MostQuestions, turn.SessionFolder) });
            var answer = await AskAsync(question, cancellation);
            if (answer is null or { Kind: AnswerKind.Escalated })
                return Result(
                    end with
                    {
                        Failure = answer is null ? AgentFailures.Interrupted : AgentFailures.NeedsOwner(question.Text),
                    }
                );
            prompt = answer.Text;
            shown = question.IsSecret && answer.Kind != AnswerKind.Refused ? Secret : secrets.Redact(prompt);
            if (shown == Secret)
                secrets.Hide(prompt);
            history.Ask("answer", shown);
        }
    }

    /// <summary>Asks whoever answers.</summary>
    /// <returns>The answer, or null when the turn was interrupted meanwhile.</returns>
    private async Task<AgentAnswer?> AskAsync(AgentQuestion question, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, turn.Interrupt);
        try
        {
            return await turn.Ask!(question, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Tell(CommandUsage report) =>
        turn.Update?.Invoke(new TurnUpdate { Usage = Sum(report), Model = report.Model });

    private void Count(CommandUsage report)
    {
        spent = new CommandUsage(Sum(report), report.Model ?? spent.Model);
        hasSpent = true;
    }

    private TokenUsage Sum(CommandUsage report) => hasSpent ? spent.Usage.Plus(report.Usage) : report.Usage;

    private TurnResult Result(CommandEnd end)
    {
        turn.Update?.Invoke(
            new TurnUpdate
            {
                Message = end.Message.Length > 0 ? secrets.Clean(end.Message) : null,
                Usage = spent.Usage == TokenUsage.Unknown ? null : spent.Usage,
                Model = spent.Model,
            }
        );
        return new TurnResult(end.Message, end.Failure, spent.Usage, history.Id, spent.Model, 0)
        {
            Question = end.Question,
        };
    }
}
