using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Phases;

/// <summary>A blocker with the tasks that have to answer it.</summary>
/// <param name="Raised">The blocker.</param>
/// <param name="Tasks">Task ids; empty when it is evidence only.</param>
/// <param name="Why">The rule that decided.</param>
internal sealed record AimedBlocker(RaisedBlocker Raised, IReadOnlyList<string> Tasks, string Why);

/// <summary>Who repairs what in the next round.</summary>
/// <param name="Tasks">Tasks to redo, in plan order; empty when only the review has to be repeated.</param>
/// <param name="Blockers">Every blocker with its target.</param>
/// <param name="Orders">One order a task.</param>
internal sealed record RepairDecision(
    IReadOnlyList<string> Tasks,
    IReadOnlyList<AimedBlocker> Blockers,
    IReadOnlyList<RepairOrder> Orders
)
{
    /// <summary>Why these tasks, in one line.</summary>
    public string Reason =>
        string.Join("; ", Blockers.Where(b => b.Tasks.Count > 0).Select(b => b.Why).Distinct(StringComparer.Ordinal));

    /// <summary>What a task is told to mend; the same one after a repair is no progress.</summary>
    public IReadOnlyList<Blocker> Answerable =>
        [.. Blockers.Where(b => b.Tasks.Count > 0 && !b.Raised.IsBreakdown).Select(b => b.Raised.Blocker)];
}
