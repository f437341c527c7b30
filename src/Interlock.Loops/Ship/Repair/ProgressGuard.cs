using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Repair;

/// <summary>
/// Remembers what rounds produced, and says when another one would be wasted. Immutable: a resumed run feeds the
/// recorded rounds again and gets the same answers.
/// </summary>
public sealed class ProgressGuard
{
    private readonly HashSet<(string Task, string Patch)> patchesSeen;
    private readonly HashSet<BlockerIdentity> blockersBefore;

    private ProgressGuard(HashSet<(string, string)> patchesSeen, HashSet<BlockerIdentity> blockersBefore)
    {
        this.patchesSeen = patchesSeen;
        this.blockersBefore = blockersBefore;
    }

    /// <summary>Before the first round.</summary>
    public static ProgressGuard Start { get; } = new([], []);

    /// <summary>
    /// Feeds a round. A task stalls when it comes back with any patch it had before (so a swing between two patches
    /// is seen too); a blocker stalls when the round before ended with it already.
    /// </summary>
    /// <param name="patches">
    /// Digest of the patch of each task that was (re)done in this round; retained tasks are left out.
    /// </param>
    /// <param name="blockers">The blockers that the round ended with.</param>
    /// <returns>
    /// The guard for the next round, and every stall seen, tasks first; empty when there is progress.
    /// </returns>
    public (ProgressGuard Next, IReadOnlyList<Stall> Stalls) Observe(
        IReadOnlyDictionary<string, string> patches,
        IReadOnlyList<Blocker> blockers
    )
    {
        var same = patches
            .Where(patch => patchesSeen.Contains((patch.Key, patch.Value)))
            .Select(patch => patch.Key)
            .Order(StringComparer.Ordinal)
            .Select(Stall (task) => new Stall.SamePatch(task));
        var stuck = blockers
            .Where(blocker => blockersBefore.Contains(BlockerIdentity.Of(blocker)))
            .DistinctBy(BlockerIdentity.Of)
            .Select(Stall (blocker) => new Stall.NoProgress(blocker));
        var next = new ProgressGuard(
            [.. patchesSeen, .. patches.Select(patch => (patch.Key, patch.Value))],
            [.. blockers.Select(BlockerIdentity.Of)]
        );
        return (next, [.. same, .. stuck]);
    }
}
