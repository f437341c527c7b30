using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Phases;

/// <summary>What one task's agent is told to do next.</summary>
/// <param name="Task">Task id.</param>
/// <param name="Blockers">What stands against its work; empty in the first round.</param>
/// <param name="Output">Tails of red checks, or empty.</param>
internal sealed record RepairOrder(string Task, IReadOnlyList<RaisedBlocker> Blockers, string Output)
{
    /// <summary>The first round: every task, from nothing.</summary>
    public static IReadOnlyList<RepairOrder> First(TaskPlan plan) =>
        [.. plan.Tasks.Select(t => new RepairOrder(t.Id, [], ""))];
}
