namespace Interlock.Core.Processes;

/// <summary>What held an agent's program back from outside, as the record of a session or run tells it.</summary>
/// <param name="Files">Files of this machine.</param>
/// <param name="Home">The user's home folder.</param>
/// <param name="Network">The network, this machine's own services included.</param>
/// <param name="Processes">Processes of this machine.</param>
/// <param name="By">Who enforces it.</param>
public sealed record Enforcement(Reach Files, Reach Home, Reach Network, Reach Processes, Enforcer By)
{
    /// <summary>In words: what the agent is not held back from although its permission says so; null when there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Nothing holds it back.</summary>
    public static Enforcement None { get; } = new(Reach.All, Reach.All, Reach.All, Reach.All, Enforcer.Nobody);

    /// <summary>
    /// Only the agent's own sandbox does; what that covers is the agent's to say, so no reach is claimed.
    /// </summary>
    public static Enforcement AgentOnly { get; } = None with { By = Enforcer.Agent };

    /// <summary>What a confinement enforces; null is <see cref="None"/>.</summary>
    public static Enforcement Of(Confinement? confinement) => confinement?.Enforcement ?? None;
}
