using Interlock.Loops.Ship;

namespace Interlock.Loops.Workflows.Ships;

/// <summary>What <c>ship()</c> does where the script says nothing: the same as <c>interlock ship</c> in this repository.</summary>
public sealed record ShipDefaults
{
    /// <summary>Agent of tasks that name none, or null for the run's.</summary>
    public string? Agent { get; init; }

    /// <summary>Agent that plans, or null for the run's.</summary>
    public string? Planner { get; init; }

    /// <summary>The review panel; empty for the default one with the run's agent.</summary>
    public IReadOnlyList<ReviewerSpec> Reviewers { get; init; } = [];

    /// <summary>Where approved work goes.</summary>
    public string Land { get; init; } = "tree";

    /// <summary>Most rounds, or null for the policy's number.</summary>
    public int? MaxRounds { get; init; }
}
