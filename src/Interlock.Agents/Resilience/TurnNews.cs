using Interlock.Core.Agents;

namespace Interlock.Agents.Resilience;

/// <summary>Passes on the news of one try after another as those of one turn, and remembers what they said.</summary>
/// <param name="turn">The turn.</param>
internal sealed class TurnNews(AgentTurn turn)
{
    private readonly Lock gate = new();
    private TokenUsage? before;
    private TokenUsage? usage;

    /// <summary>The runtime's id of the conversation of this try, when it was told.</summary>
    public string? Session { get; private set; }

    /// <summary>What all tries have used so far.</summary>
    public TokenUsage Usage
    {
        get
        {
            lock (gate)
                return Sum(usage) ?? TokenUsage.Unknown;
        }
    }

    /// <summary>Begins a try.</summary>
    public void Begin()
    {
        lock (gate)
            (usage, Session) = (null, null);
    }

    /// <summary>Ends a try.</summary>
    /// <param name="told">What its result says.</param>
    public void End(TokenUsage told)
    {
        lock (gate)
            (before, usage) = (Sum(told.Quality is null ? usage ?? told : told), null);
    }

    /// <summary>News of the running try.</summary>
    /// <param name="agent">The agent, counted from 0.</param>
    /// <param name="update">What it tells.</param>
    public void Tell(int agent, TurnUpdate update)
    {
        lock (gate)
        {
            Session = update.Session ?? Session;
            usage = update.Usage ?? usage;
            turn.Update?.Invoke(
                update with
                {
                    Session = SessionId.Of(agent, update.Session),
                    Usage = update.Usage is null ? null : Sum(update.Usage),
                }
            );
        }
    }

    /// <summary>Another agent takes over.</summary>
    public void Tell(Handover handover)
    {
        lock (gate)
            turn.Update?.Invoke(new TurnUpdate { Handover = handover });
    }

    /// <summary>The agent is waited for.</summary>
    public void Tell(ProviderWait wait)
    {
        lock (gate)
            turn.Update?.Invoke(new TurnUpdate { Wait = wait });
    }

    private TokenUsage? Sum(TokenUsage? now) =>
        before is null ? now
        : now is null ? before
        : before.Plus(now);
}
