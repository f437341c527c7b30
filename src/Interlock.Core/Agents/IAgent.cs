namespace Interlock.Core.Agents;

/// <summary>A runtime that carries out turns. Adapters live in <c>Interlock.Agents</c>.</summary>
public interface IAgent
{
    /// <summary>The agent as the user named it, for example <c>codex</c> or <c>command:./agent.sh</c>.</summary>
    string Name { get; }

    /// <summary>What the runtime can do; see <see cref="TurnNeeds"/>.</summary>
    IReadOnlySet<Capability> Capabilities { get; }

    /// <summary>Looks whether the agent can be used here: program, version, login. Spends nothing.</summary>
    Task<AgentProbe> ProbeAsync(CancellationToken cancellation);

    /// <summary>Lists the models that can be asked for. Spends nothing; may start the program.</summary>
    Task<ModelListing> ListModelsAsync(CancellationToken cancellation);

    /// <summary>
    /// Runs one turn to its end. Failures come back as data; only cancellation throws. When this returns or
    /// throws, no process of the agent is alive.
    /// </summary>
    Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation);
}
