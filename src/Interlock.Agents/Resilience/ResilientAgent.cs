using System.Collections.Frozen;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Resilience;

/// <summary>
/// One or several agents that make one that does not give up at once. A provider that cannot now is waited for and the
/// same conversation goes on; when it stays away, or the agent has no login, no quota or no program, the next one takes
/// over the same workspace. Work that went wrong is never tried again here: that is for who judges it.
/// </summary>
/// <param name="name">The agents as the user named them.</param>
/// <param name="agents">The agents, in their order; at least one.</param>
/// <param name="policy">How long one is waited for.</param>
/// <param name="random">Spreads the waits.</param>
/// <param name="time">The clock.</param>
public sealed class ResilientAgent(
    string name,
    IReadOnlyList<IAgent> agents,
    RetryPolicy policy,
    Random random,
    TimeProvider time
) : IAgent
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>What every one of the agents can do: whichever works, it holds.</summary>
    public IReadOnlySet<Capability> Capabilities { get; } =
        agents
            .Select(agent => agent.Capabilities.AsEnumerable())
            .Aggregate((all, more) => all.Intersect(more))
            .ToFrozenSet();

    /// <summary>Looks at each agent. It fails when none can be used; otherwise the login says how each one stands.</summary>
    public async Task<AgentProbe> ProbeAsync(CancellationToken cancellation)
    {
        var probes = await Task.WhenAll(agents.Select(agent => agent.ProbeAsync(cancellation)));
        if (probes is [var only])
            return only with { Name = name };
        var works = Array.Find(probes, probe => probe.Failure is null);
        var all = string.Join(
            "; ",
            probes.Select(p => $"{p.Name}: {p.Failure?.Message ?? p.Login ?? p.Version ?? "usable"}")
        );
        return new AgentProbe(
            name,
            works?.Version,
            all,
            works is null ? probes[0].Failure! with { Message = $"No agent of '{name}' can be used. {all}" } : null
        );
    }

    /// <summary>The models of the first agent that lists any.</summary>
    public async Task<ModelListing> ListModelsAsync(CancellationToken cancellation)
    {
        ModelListing? first = null;
        foreach (var agent in agents)
        {
            var listing = await agent.ListModelsAsync(cancellation);
            if (listing.Failure is null)
                return listing;
            first ??= listing;
        }
        return first!;
    }

    /// <inheritdoc/>
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var (first, session) = SessionId.Read(turn.Resume, agents.Count);
        if (Missing(turn) is { } missing)
            return new TurnResult("", missing, TokenUsage.Unknown, turn.Resume, null, 0);
        var news = new TurnNews(turn);
        var tries = new AgentTries(turn, news, policy, random, time);
        var handovers = new List<Handover>();
        var prompt = turn.Prompt;
        for (var i = 0; ; i++)
        {
            var number = (first + i) % agents.Count;
            var agent = agents[number];
            var home = AttemptFiles.Home(turn, number, agents.Count);
            var own = turn with { Prompt = prompt, HomeFolder = home, Resume = i == 0 ? session : null };
            var result = await tries.RunAsync(agent, number, own, cancellation);
            if (Troubles.Of(result.Failure) == Trouble.None || i == agents.Count - 1)
                return result with
                {
                    Usage = news.Usage,
                    Session = SessionId.Of(number, result.Session),
                    Seconds = time.GetElapsedTime(started).TotalSeconds,
                    Agent = number == 0 ? result.Agent : agent.Name,
                    Handovers = handovers.Count == 0 ? null : handovers,
                };
            var next = agents[(number + 1) % agents.Count];
            handovers.Add(new Handover(agent.Name, next.Name, result.Failure!));
            news.Tell(handovers[^1]);
            turn.Progress?.Invoke($"{agent.Name}: {result.Failure!.Class}; {next.Name} takes over");
            prompt = tries.HasBegun ? TurnPrompts.TakeOver(turn.Prompt, agent.Name, result.Failure!) : turn.Prompt;
        }
    }

    // Whichever agent works in the end, it must be able to do all that is asked.
    private Failure? Missing(AgentTurn turn)
    {
        var all = agents.Select(agent => TurnNeeds.Missing(turn, agent)).OfType<Failure>().ToList();
        return all.Count == 0 ? null : all[0] with { Message = string.Join(' ', all.Select(one => one.Message)) };
    }
}
