namespace Interlock.Core.Agents;

/// <summary>What a turn may spend at most; null is no limit. Enforced in flight.</summary>
/// <param name="Tokens">Input and output tokens together, cached input included.</param>
/// <param name="OutputTokens">Output tokens, reasoning included.</param>
/// <param name="Money">US dollars.</param>
public sealed record TurnLimits(long? Tokens = null, long? OutputTokens = null, decimal? Money = null)
{
    /// <summary>No limit.</summary>
    public static TurnLimits None { get; } = new();

    /// <summary>Bytes of the agent's message in UTF-8; null is no limit.</summary>
    public long? OutputBytes { get; init; }
}
