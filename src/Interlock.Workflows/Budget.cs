namespace Interlock.Workflows;

/// <summary>Tokens of the run, all agents together; current whenever an answer comes.</summary>
/// <param name="Total">What may be spent, or null for no limit.</param>
/// <param name="Spent">What is spent so far.</param>
public sealed record Budget(long? Total, long Spent)
{
    /// <summary>What is left, or null for no limit.</summary>
    public long? Remaining => Total - Math.Min(Spent, Total ?? 0);
}
