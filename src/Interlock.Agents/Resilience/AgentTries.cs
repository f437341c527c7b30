using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Resilience;

/// <summary>The tries of one turn, of one agent after the other.</summary>
/// <param name="turn">The turn as it was asked.</param>
/// <param name="news">Where its news go.</param>
/// <param name="policy">How long an agent is waited for.</param>
/// <param name="random">Spreads the waits.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentTries(AgentTurn turn, TurnNews news, RetryPolicy policy, Random random, TimeProvider time)
{
    private TimeSpan worked;
    private int tries;

    /// <summary>Whether an agent was started, so that something may be in the workspace.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Tries one agent until it is done, cannot go on, or was waited for long enough.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="number">Which one it is, counted from 0.</param>
    /// <param name="asked">The turn as this agent gets it at first.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<TurnResult> RunAsync(IAgent agent, int number, AgentTurn asked, CancellationToken cancellation)
    {
        var (now, waited) = (asked, TimeSpan.Zero);
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryAsync(agent, number, now, cancellation);
            if (
                Troubles.Of(result.Failure) != Trouble.Later
                || policy.Wait(result.Failure!, attempt, waited, random) is not { } wait
            )
                return result;
            waited += wait;
            turn.Progress?.Invoke($"{result.Failure!.Class}: again in {Math.Ceiling(wait.TotalSeconds)} s");
            news.Tell(new ProviderWait(result.Failure!.Class, wait.TotalSeconds, attempt + 1));
            if (!await WaitAsync(wait, cancellation))
                return result with { Failure = AgentFailures.Interrupted };
            now = Next(agent, asked, result.Session ?? news.Session);
        }
    }

    private async Task<TurnResult> TryAsync(IAgent agent, int number, AgentTurn asked, CancellationToken cancellation)
    {
        var left = turn.Timeout - worked;
        if (tries > 0 && left <= TimeSpan.Zero)
            return Ended(AgentFailures.TimedOut(agent.Name, turn.Timeout));
        if (tries > 0 && AttemptFiles.PutAside(turn.SessionFolder, tries) is { } failure)
            return Ended(failure);
        tries++;
        news.Begin();
        var started = time.GetTimestamp();
        var result = await agent.RunAsync(
            asked with
            {
                Timeout = left,
                Update = update => news.Tell(number, update),
            },
            cancellation
        );
        worked += time.GetElapsedTime(started);
        HasBegun |=
            Troubles.Of(result.Failure) != Trouble.Elsewhere || result.Failure!.Class is "usage_limit" or "auth";
        // What it told while it worked is kept for the next try, also when its result does not repeat it.
        result = result with
        {
            Session = result.Session ?? news.Session,
        };
        news.End(result.Usage);
        return result;
    }

    // With the id of its conversation an agent goes on in it; without, it begins anew in the workspace as it is.
    private AgentTurn Next(IAgent agent, AgentTurn asked, string? session)
    {
        if (asked.Resume is { } earlier)
            return asked with { Prompt = TurnPrompts.GoOn(turn.Prompt), Resume = session ?? earlier };
        return session is not null && asked.HomeFolder is not null && agent.Capabilities.Contains(Capability.Resume)
            ? asked with
            {
                Prompt = TurnPrompts.GoOn(turn.Prompt),
                Resume = session,
            }
            : asked with
            {
                Prompt = TurnPrompts.Anew(turn.Prompt),
            };
    }

    private static TurnResult Ended(Core.Failures.Failure failure) =>
        new("", failure, TokenUsage.Unknown, null, null, 0);

    /// <summary>Waits for the provider.</summary>
    /// <returns>Whether it was waited to the end, and not interrupted.</returns>
    private async Task<bool> WaitAsync(TimeSpan wait, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, turn.Interrupt);
        try
        {
            await Task.Delay(wait, time, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
