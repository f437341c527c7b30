namespace Interlock.Core.Agents;

/// <summary>Tokens of one turn. Null means unknown, never zero.</summary>
/// <param name="Input">Input tokens, cached ones included.</param>
/// <param name="CachedInput">The part of the input that was read from a cache.</param>
/// <param name="Output">Output tokens, reasoning included.</param>
/// <param name="Reasoning">The part of the output that was reasoning.</param>
public sealed record TokenUsage(long? Input, long? CachedInput, long? Output, long? Reasoning)
{
    /// <summary>Nothing is known.</summary>
    public static TokenUsage Unknown { get; } = new(null, null, null, null);

    /// <summary>Cost in US dollars; null when the price is not known.</summary>
    public decimal? Money { get; init; }

    /// <summary>How exact the figures are; null when nothing is known.</summary>
    public UsageQuality? Quality { get; init; }

    /// <summary>The sum; unknown parts stay unknown only when both sides are.</summary>
    public TokenUsage Plus(TokenUsage other) =>
        new(
            Add(Input, other.Input),
            Add(CachedInput, other.CachedInput),
            Add(Output, other.Output),
            Add(Reasoning, other.Reasoning)
        )
        {
            Money = Money is null && other.Money is null ? null : (Money ?? 0) + (other.Money ?? 0),
            Quality = Worse(other),
        };

    // A sum of which one part is not known is an estimate.
    private UsageQuality? Worse(TokenUsage other) =>
        Quality is null && other.Quality is null ? null
        : Quality == UsageQuality.Exact && other.Quality == UsageQuality.Exact ? UsageQuality.Exact
        : UsageQuality.Estimated;

    private static long? Add(long? a, long? b) => a is null && b is null ? null : (a ?? 0) + (b ?? 0);
}
