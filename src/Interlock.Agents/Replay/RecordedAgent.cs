using Interlock.Core.Agents;

namespace Interlock.Agents.Replay;

/// <summary>Keeps how each turn of an agent ended, so that <c>replay:</c> can repeat it without a model.</summary>
/// <param name="agent">The agent.</param>
public sealed class RecordedAgent(IAgent agent) : IAgent
{
    /// <inheritdoc/>
    public string Name => agent.Name;

    /// <inheritdoc/>
    public IReadOnlySet<Capability> Capabilities => agent.Capabilities;

    /// <inheritdoc/>
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation) => agent.ProbeAsync(cancellation);

    /// <inheritdoc/>
    public Task<ModelListing> ListModelsAsync(CancellationToken cancellation) => agent.ListModelsAsync(cancellation);

    /// <inheritdoc/>
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        var result = await agent.RunAsync(turn, cancellation);
        try
        {
            TurnFiles.Write(
                turn.SessionFolder,
                new TurnRecord(1, agent.Name, turn.Step, TurnFiles.Request(turn), result)
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The work is done and paid: that it cannot be replayed is no reason to lose it.
            turn.Progress?.Invoke($"this turn cannot be replayed later: {error.Message}");
        }
        return result;
    }
}
