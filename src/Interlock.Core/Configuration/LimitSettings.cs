namespace Interlock.Core.Configuration;

/// <summary>How much a run may use; null leaves the choice to the loop.</summary>
public sealed record LimitSettings
{
    /// <summary>The most agents at work at one time, over all loops of the run.</summary>
    public const int MostAgents = 256;

    /// <summary>The most rounds of review and repair that can be asked for.</summary>
    public const int MostRounds = 20;

    /// <summary>Agents that may work at the same time, 1 to <see cref="MostAgents"/>.</summary>
    public int? Agents { get; init; }

    /// <summary>Rounds of review and repair, 1 to <see cref="MostRounds"/>.</summary>
    public int? Rounds { get; init; }

    /// <summary>Tokens that all turns of a run may use together, input and output.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars that all turns of a run may cost together.</summary>
    public decimal? Money { get; init; }

    /// <summary>Wall-clock limit of a run.</summary>
    public TimeSpan? Timeout { get; init; }
}
