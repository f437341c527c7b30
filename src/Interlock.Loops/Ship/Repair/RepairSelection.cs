using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Repair;

/// <summary>Chooses the tasks that own the root causes of a round's blockers.</summary>
public static class RepairSelection
{
    /// <summary>The tasks to redo. Pure: the same input gives the same choice.</summary>
    public static RepairChoice Choose(IReadOnlyList<Blocker> blockers, IReadOnlyList<RepairCandidate> tasks) =>
        throw new NotImplementedException($"{blockers}{tasks}");
}
