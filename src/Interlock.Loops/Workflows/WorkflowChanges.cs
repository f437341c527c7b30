namespace Interlock.Loops.Workflows;

/// <summary>What a resumed run does otherwise than it was started; null keeps what was. Recorded in <c>run.resumed</c>.</summary>
public sealed record WorkflowChanges
{
    /// <summary>Who answers what agents ask.</summary>
    public string? Questions { get; init; }

    /// <summary>Tokens that all turns together may use, those of before included.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>Output tokens that all turns together may use, those of before included.</summary>
    public long? MaxOutputTokens { get; init; }

    /// <summary>US dollars that all turns together may cost, those of before included.</summary>
    public decimal? MaxMoney { get; init; }

    /// <summary>Agents that the script may ask for in all.</summary>
    public int? MostAgents { get; init; }

    /// <summary>Whether the run ends instead of waiting for a provider.</summary>
    public bool? NoWait { get; init; }

    internal WorkflowOptions Apply(WorkflowOptions options) =>
        options with
        {
            Questions = Questions ?? options.Questions,
            MaxTokens = MaxTokens ?? options.MaxTokens,
            MaxOutputTokens = MaxOutputTokens ?? options.MaxOutputTokens,
            MaxMoney = MaxMoney ?? options.MaxMoney,
            MostAgents = MostAgents ?? options.MostAgents,
            NoWait = NoWait ?? options.NoWait,
        };
}
