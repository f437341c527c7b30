using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Limits;

/// <summary>Follows the news of a turn and tells when a limit is passed.</summary>
/// <param name="turn">The turn.</param>
internal sealed class LimitWatch(AgentTurn turn)
{
    private readonly TaskCompletionSource exceeded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Failure? passed;
    private TurnUpdate last = new();

    /// <summary>Completes when a limit is passed.</summary>
    public Task Exceeded => exceeded.Task;

    /// <summary>News of the turn.</summary>
    public void Tell(TurnUpdate update)
    {
        last = last with
        {
            Message = update.Message ?? last.Message,
            Usage = update.Usage ?? last.Usage,
            Session = update.Session ?? last.Session,
            Model = update.Model ?? last.Model,
        };
        turn.Update?.Invoke(update);
        if (LimitCheck.Of(turn.Limits, last) is { } failure)
        {
            passed ??= failure;
            exceeded.TrySetResult();
        }
    }

    /// <summary>
    /// The failure of a result: that of the limit when it ended the turn. A turn that came to its end by itself is over
    /// in any case: what it has spent counts against what is left of the run.
    /// </summary>
    public Failure? Judge(TurnResult result) =>
        result.Failure is not null && passed is { } failure && !turn.Interrupt.IsCancellationRequested
            ? failure
            : result.Failure ?? TooLong(result);

    /// <summary>The result of a turn that had to be ended.</summary>
    public TurnResult Result(double seconds) =>
        new(last.Message ?? "", passed, last.Usage ?? TokenUsage.Unknown, last.Session, last.Model, seconds);

    // A text that is too long is of no use to whoever set the limit, also when it came in one piece.
    private Failure? TooLong(TurnResult result) =>
        LimitCheck.Of(
            new TurnLimits { OutputBytes = turn.Limits.OutputBytes },
            new TurnUpdate { Message = result.Text }
        );
}
