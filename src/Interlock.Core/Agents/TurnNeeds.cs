using Interlock.Core.Failures;

namespace Interlock.Core.Agents;

/// <summary>Compares what a turn asks for with what an agent can do, before anything is started.</summary>
public static class TurnNeeds
{
    private const string NoPrice = "the price of its model is not known, or it tells no tokens";

    /// <summary>What a turn asks for that the agent lacks, as a failure that names every such thing; null when nothing.</summary>
    public static Failure? Missing(AgentTurn turn, IAgent agent)
    {
        var missing = Of(turn).Where(need => !agent.Capabilities.Contains(need.Capability)).ToList();
        if (missing.Count == 0)
            return null;
        return missing is [{ Capability: Capability.Money }]
            ? new Failure(
                "price_unknown",
                $"Agent '{agent.Name}' cannot be held to a limit of money: {NoPrice}.",
                FailureOwner.User,
                false,
                "Add the model to 'prices' of interlock.json or to the file of INTERLOCK_PRICES, or limit tokens instead."
            )
            : new Failure(
                "capability_missing",
                $"Agent '{agent.Name}' cannot do what is asked: {string.Join("; ", missing.Select(need => need.What))}.",
                FailureOwner.User,
                false,
                "Leave that out, or choose an agent that can: 'interlock doctor --json' lists the capabilities of each."
            );
    }

    private static IEnumerable<(Capability Capability, string What)> Of(AgentTurn turn)
    {
        if (turn.Resume is not null)
            yield return (Capability.Resume, "resume a conversation");
        if (turn.Model is not null)
            yield return (Capability.ModelChoice, $"choose the model {turn.Model}");
        if (turn.Effort is not null)
            yield return (Capability.Effort, $"choose the effort {turn.Effort}");
        if (turn.Images.Count > 0)
            yield return (Capability.Images, "take pictures");
        if (turn.Instructions is not null)
            yield return (Capability.Instructions, "take instructions beside the prompt");
        if (turn.Inherit)
            yield return (Capability.InheritHome, "work with your own settings");
        if (turn.Network == false)
            yield return (Capability.ToolNetworkOff, "keep its tools from the network");
        if (turn.Limits.Tokens is not null || turn.Limits.OutputTokens is not null)
            yield return (Capability.LiveUsage, "keep a limit of tokens (it does not tell them while it works)");
        if (turn.Limits.Money is not null)
            yield return (Capability.Money, $"keep a limit of money ({NoPrice})");
    }
}
