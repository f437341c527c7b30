using System.Collections.Frozen;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Prices;

/// <summary>Tells what an agent's turns cost, where the agent does not tell it itself and the price is known.</summary>
/// <param name="agent">The agent.</param>
/// <param name="model">The model that its name asks for, or null.</param>
/// <param name="book">The prices.</param>
/// <param name="unreadable">Why the user's own prices could not be read, or null: then nothing is started.</param>
public sealed class PricedAgent(IAgent agent, string? model, PriceBook book, Failure? unreadable = null) : IAgent
{
    /// <inheritdoc/>
    public string Name => agent.Name;

    /// <summary>What the agent can do; whoever tells tokens of a model that may have a price can be held to money.</summary>
    public IReadOnlySet<Capability> Capabilities { get; } =
        agent.Capabilities.Contains(Capability.Usage) && MayHavePrice(model, book)
            ? agent.Capabilities.Append(Capability.Money).ToFrozenSet()
            : agent.Capabilities;

    /// <inheritdoc/>
    public async Task<AgentProbe> ProbeAsync(CancellationToken cancellation) =>
        unreadable is null ? await agent.ProbeAsync(cancellation) : new AgentProbe(Name, null, null, unreadable);

    /// <inheritdoc/>
    public Task<ModelListing> ListModelsAsync(CancellationToken cancellation) => agent.ListModelsAsync(cancellation);

    /// <inheritdoc/>
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        if (unreadable is not null)
            return new TurnResult("", unreadable, TokenUsage.Unknown, turn.Resume, null, 0);
        var answers = turn.Model ?? model;
        var told = turn.Update;
        var priced = turn with
        {
            Update = told is null
                ? null
                : update =>
                {
                    answers = update.Model ?? answers;
                    told(update.Usage is { } usage ? update with { Usage = Priced(usage, answers) } : update);
                },
        };
        var result = await agent.RunAsync(priced, cancellation);
        return result with { Usage = Priced(result.Usage, result.Model ?? answers) };
    }

    // A name without a figure ("opus") stands for whatever answers, which is known only then.
    private static bool MayHavePrice(string? model, PriceBook book) =>
        model is null || !model.Any(char.IsAsciiDigit) || book.Find(model) is not null;

    private TokenUsage Priced(TokenUsage usage, string? answers) =>
        usage.Money is null && book.Cost(answers, usage) is { } cost
            ? usage with
            {
                Money = cost,
                Quality = UsageQuality.Estimated,
            }
            : usage;
}
