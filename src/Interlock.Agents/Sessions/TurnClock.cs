using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Sessions;

/// <summary>
/// What ends a turn from outside: its time, too long a silence of the model, somebody who interrupts, and cancellation.
/// While a person is waited for no time passes; while a tool works nothing is expected of the model.
/// </summary>
internal sealed class TurnClock : IDisposable
{
    private readonly Lock gate = new();
    private readonly AgentTurn turn;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource total;
    private readonly ModelSilence silence;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource stop;
    private TimeSpan left;
    private (TimeSpan More, bool Tool) heard;
    private long since;
    private int paused;

    /// <summary>Begins to count.</summary>
    public TurnClock(AgentTurn turn, TimeProvider time, CancellationToken cancellation)
    {
        (this.turn, this.time) = (turn, time);
        (left, since) = (turn.Timeout, time.GetTimestamp());
        total = new CancellationTokenSource(left, time);
        silence = new ModelSilence(turn.IdleTimeout, time);
        stop = CancellationTokenSource.CreateLinkedTokenSource([
            total.Token,
            silence.Token,
            ended.Token,
            turn.Interrupt,
            cancellation,
        ]);
    }

    /// <summary>Cancelled when the turn has to end.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>Whether the turn has to end because nothing was heard for too long.</summary>
    public bool IsSilent =>
        silence.Token.IsCancellationRequested
        && !total.IsCancellationRequested
        && !turn.Interrupt.IsCancellationRequested;

    /// <summary>Something was heard.</summary>
    /// <param name="more">How much longer than usual the next silence may last.</param>
    /// <param name="tool">Whether a tool is at work.</param>
    public void Heard(TimeSpan more, bool tool)
    {
        lock (gate)
        {
            heard = (more, tool);
            if (paused == 0)
                silence.Heard(more, tool);
        }
    }

    /// <summary>A person is waited for, until as many calls of <see cref="Resume"/>.</summary>
    public void Pause()
    {
        lock (gate)
        {
            if (paused++ > 0)
                return;
            left -= time.GetElapsedTime(since);
            total.CancelAfter(Timeout.InfiniteTimeSpan);
            silence.Heard(TimeSpan.Zero, tool: true);
        }
    }

    /// <summary>The person has answered.</summary>
    public void Resume()
    {
        lock (gate)
        {
            if (--paused > 0)
                return;
            since = time.GetTimestamp();
            total.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            silence.Heard(heard.More, heard.Tool);
        }
    }

    /// <summary>Ends the turn for a reason that its caller knows.</summary>
    public void End() => ended.Cancel();

    /// <summary>Why the turn had to end.</summary>
    /// <param name="program">Name of the runtime.</param>
    public Failure Reason(string program) =>
        turn.Interrupt.IsCancellationRequested ? AgentFailures.Interrupted
        : IsSilent ? AgentFailures.Silent(program, turn.IdleTimeout)
        : AgentFailures.TimedOut(program, turn.Timeout);

    /// <inheritdoc />
    public void Dispose()
    {
        stop.Dispose();
        total.Dispose();
        silence.Dispose();
        ended.Dispose();
    }
}
