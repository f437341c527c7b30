using Interlock.Core.Agents;

namespace Interlock.Core.Sessions;

/// <summary>What was spent. Null means unknown, never zero.</summary>
/// <param name="InputTokens">Input tokens, cached ones included.</param>
/// <param name="OutputTokens">Output tokens, reasoning included.</param>
/// <param name="CachedTokens">The part of the input that was read from a cache.</param>
/// <param name="ReasoningTokens">The part of the output that was reasoning.</param>
/// <param name="Money">US dollars.</param>
/// <param name="Quality">How exact the figures are.</param>
public sealed record SessionUsage(
    long? InputTokens,
    long? OutputTokens,
    long? CachedTokens,
    long? ReasoningTokens,
    decimal? Money,
    UsageQuality? Quality
)
{
    /// <summary>The usage of a turn or of several.</summary>
    public static SessionUsage Of(TokenUsage usage) =>
        new(usage.Input, usage.Output, usage.CachedInput, usage.Reasoning, usage.Money, usage.Quality);
}
