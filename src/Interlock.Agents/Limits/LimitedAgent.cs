using Interlock.Agents.Resilience;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Agents.Limits;

/// <summary>
/// Keeps an agent within the limits of its turn while it works, by what it tells: it is interrupted, and ended when it
/// does not stop.
/// </summary>
/// <param name="agent">The agent.</param>
/// <param name="time">The clock.</param>
public sealed class LimitedAgent(IAgent agent, TimeProvider time) : IAgent
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

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
        if (turn.Limits == TurnLimits.None)
            return await agent.RunAsync(turn, cancellation);
        if (TurnNeeds.Missing(turn, agent) is { } missing)
            return new TurnResult("", missing, TokenUsage.Unknown, turn.Resume, null, 0);
        var started = time.GetTimestamp();
        var watch = new LimitWatch(turn);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(turn.Interrupt);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = agent.RunAsync(turn with { Update = watch.Tell, Interrupt = interrupt.Token }, end.Token);
        if (await Task.WhenAny(running, watch.Exceeded) != running)
            await StopAsync(running, interrupt, end);
        try
        {
            var result = await running;
            if (IsUnwatched(turn.Limits, result))
                turn.Progress?.Invoke("reported no usage: nothing kept its limit of tokens or money");
            return result with
            {
                Text = turn.Limits.OutputBytes is { } most ? ExternalText.LimitBytes(result.Text, most) : result.Text,
                Failure = watch.Judge(result),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return watch.Result(time.GetElapsedTime(started).TotalSeconds);
        }
    }

    private static bool IsUnwatched(TurnLimits limits, TurnResult result) =>
        (limits.Tokens ?? limits.OutputTokens ?? limits.Money) is not null
        && result.Usage == TokenUsage.Unknown
        && Troubles.Of(result.Failure) == Trouble.None;

    private async Task StopAsync(Task running, CancellationTokenSource interrupt, CancellationTokenSource end)
    {
        if (agent.Capabilities.Contains(Capability.Interrupt))
        {
            await interrupt.CancelAsync();
            if (await Task.WhenAny(running, Task.Delay(Grace, time)) == running)
                return;
        }
        await end.CancelAsync();
    }
}
