namespace Interlock.Core.Agents;

/// <summary>An agent could not work just now, and is tried again in the same turn.</summary>
/// <param name="Class">Class of the failure.</param>
/// <param name="Seconds">How long is waited.</param>
/// <param name="Try">Which try comes then, counted from 1; the first one was 1.</param>
public sealed record ProviderWait(string Class, double Seconds, int Try);
