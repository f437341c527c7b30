using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Sessions;

/// <summary>What is the same in every turn of a program: its limits, its end, and how troubles become data.</summary>
internal static class TurnFrame
{
    private static readonly TimeSpan Politeness = TimeSpan.FromSeconds(2);

    /// <summary>Runs a turn and makes a result of whatever happens.</summary>
    /// <param name="program">Name of the runtime, for messages.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="time">The clock.</param>
    /// <param name="run">Runs it; the result's time and the failure's evidence are filled in here.</param>
    public static async Task<TurnResult> RunAsync(
        string program,
        AgentTurn turn,
        TimeProvider time,
        Func<Task<TurnResult>> run
    )
    {
        var started = time.GetTimestamp();
        var result = turn.Interrupt.IsCancellationRequested
            ? Failed(turn, AgentFailures.Interrupted)
            : await TryAsync(program, turn, run);
        return result with
        {
            Failure = result.Failure is { } failure
                ? failure with
                {
                    Evidence = failure.Evidence ?? turn.SessionFolder,
                }
                : null,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
        };
    }

    /// <summary>A turn of which nothing is known but why it failed.</summary>
    public static TurnResult Failed(AgentTurn turn, Failure failure) =>
        new("", failure, TokenUsage.Unknown, turn.Resume, turn.Model, 0);

    /// <summary>Talks with a runtime until its turn is over or has to be.</summary>
    /// <param name="program">Name of the runtime, for messages.</param>
    /// <param name="clock">When it has to be over.</param>
    /// <param name="questions">What the agent asks meanwhile.</param>
    /// <param name="talk">The turn; tells why it did not end well.</param>
    /// <param name="interrupt">Asks the runtime to end its turn, and waits for its word.</param>
    /// <param name="report">Told when it does not.</param>
    /// <param name="time">The clock of that wait.</param>
    public static async Task<Failure?> TalkAsync(
        string program,
        TurnClock clock,
        Questions questions,
        Func<CancellationToken, Task<Failure?>> talk,
        Func<CancellationToken, Task> interrupt,
        Action<string> report,
        TimeProvider time
    )
    {
        try
        {
            return await talk(clock.Stop);
        }
        catch (OperationCanceledException) when (clock.Stop.IsCancellationRequested)
        {
            using var limit = new CancellationTokenSource(Politeness, time);
            try
            {
                await interrupt(limit.Token);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                report("does not stop when asked; its processes are ended");
            }

            return questions.Escalated is { } question
                ? AgentFailures.NeedsOwner(question.Text)
                : clock.Reason(program);
        }
    }

    private static async Task<TurnResult> TryAsync(string program, AgentTurn turn, Func<Task<TurnResult>> run)
    {
        try
        {
            return await run();
        }
        catch (ProcessStartException missing)
        {
            return Failed(turn, missing.Failure with { Class = "agent_not_started" });
        }
        catch (Exception files) when (files is IOException or UnauthorizedAccessException)
        {
            return Failed(turn, AgentFailures.Files(program, files));
        }
    }
}
