namespace Interlock.Core.Configuration;

/// <summary>What a model costs, in US dollars a million tokens.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Input">Input that is not from a cache.</param>
/// <param name="CachedInput">Input from a cache; null for the same.</param>
/// <param name="Output">Output, reasoning included.</param>
public sealed record PriceSettings(string Model, decimal Input, decimal? CachedInput, decimal Output);
