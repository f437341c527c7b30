namespace Interlock.Loops.Ship;

/// <summary>What a resumed run does otherwise than it was started; null keeps what was. Recorded in <c>run.resumed</c>.</summary>
public sealed record ShipChanges
{
    /// <summary>Nothing.</summary>
    public static ShipChanges None { get; } = new();

    /// <summary>Who answers what agents ask.</summary>
    public string? Questions { get; init; }

    /// <summary>Tokens that all turns together may use, those of before included.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>US dollars that all turns together may cost, those of before included.</summary>
    public decimal? MaxMoney { get; init; }

    internal ShipOptions Apply(ShipOptions options) =>
        options with
        {
            Questions = Questions ?? options.Questions,
            MaxTokens = MaxTokens ?? options.MaxTokens,
            MaxMoney = MaxMoney ?? options.MaxMoney,
        };
}
