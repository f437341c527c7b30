namespace Interlock.Core.Configuration;

/// <summary>One reviewer of the panel.</summary>
/// <param name="Name">Short name, unique in the panel.</param>
/// <param name="Perspective">What to look for, in a few sentences; null takes the default of that name, if there is one.</param>
/// <param name="Agent">The agent, or null for the role's.</param>
public sealed record ReviewerSettings(string Name, string? Perspective, string? Agent);
