using Interlock.Core.Failures;

namespace Interlock.Core.Agents;

/// <summary>What a look at an installed agent found, before it is used.</summary>
/// <param name="Name">The agent as the user named it.</param>
/// <param name="Version">Version the program reports, or null.</param>
/// <param name="Login">How it is logged in, in words, or null when not needed.</param>
/// <param name="Failure">Why it cannot be used, or null.</param>
public sealed record AgentProbe(string Name, string? Version, string? Login, Failure? Failure)
{
    /// <summary>How much of the account's usage windows is used, as far as the runtime tells.</summary>
    public IReadOnlyList<UsageWindow> Windows { get; init; } = [];
}
