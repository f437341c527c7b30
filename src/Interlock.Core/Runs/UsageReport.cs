namespace Interlock.Core.Runs;

/// <summary>What a run spent. Null means unknown, never zero.</summary>
/// <param name="Agents">Agent turns that were started.</param>
/// <param name="InputTokens">Input tokens of the turns that told them, cached ones included.</param>
/// <param name="OutputTokens">Output tokens of the turns that told them, reasoning included.</param>
/// <param name="Money">Cost in US dollars.</param>
public sealed record UsageReport(int Agents, long? InputTokens, long? OutputTokens, decimal? Money)
{
    /// <summary>Ended turns whose cost is not known: with any, <see cref="Money"/> is less than what was spent.</summary>
    public int UnpricedTurns { get; init; }
}
