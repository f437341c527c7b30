namespace Interlock.Agents.Prices;

/// <summary>What a model costs, in US dollars a million tokens.</summary>
/// <param name="Model">Its name, without a date.</param>
/// <param name="Input">Input that is not from a cache.</param>
/// <param name="CachedInput">Input that is read from a cache; null when no other price than <paramref name="Input"/> is known.</param>
/// <param name="Output">Output, reasoning included.</param>
/// <param name="Date">The day the price was read, <c>2026-11-21</c>, or null.</param>
/// <param name="Source">Where it was read, or null.</param>
public sealed record Price(
    string Model,
    decimal Input,
    decimal? CachedInput,
    decimal Output,
    string? Date = null,
    string? Source = null
)
{
    /// <summary>What doubtful price it is, or null.</summary>
    public string? Note { get; init; }
}
