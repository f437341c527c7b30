using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship;

/// <summary>A task with what its agent last did.</summary>
/// <param name="Task">The task.</param>
/// <param name="Turn">The last turn, or null before the first.</param>
/// <param name="Change">Everything the task changed so far, compared with the base; null before the first turn.</param>
/// <param name="Diff">The change as a patch, for prompts and for the selection of repairs.</param>
public sealed record TaskWork(PlannedTask Task, TurnResult? Turn, Change? Change, string Diff)
{
    /// <summary>A task that nobody worked on yet.</summary>
    public static TaskWork New(PlannedTask task) => new(task, null, null, "");
}
