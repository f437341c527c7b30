using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Repair;

/// <summary>
/// Remembers what rounds produced, and says when another one would be wasted. Immutable: a resumed run feeds the
/// recorded rounds again and gets the same answers.
/// </summary>
public sealed class ProgressGuard
{
    /// <summary>Before the first round.</summary>
    public static ProgressGuard Start { get; } = new();

    /// <summary>Feeds a round.</summary>
    /// <param name="patches">Digest of the patch of each task that was (re)done in this round; retained tasks are left out.</param>
    /// <param name="blockers">The blockers that the round ended with.</param>
    /// <returns>The guard for the next round, and every stall seen; empty when there is progress.</returns>
    public (ProgressGuard Next, IReadOnlyList<Stall> Stalls) Observe(
        IReadOnlyDictionary<string, string> patches, IReadOnlyList<Blocker> blockers) =>
        throw new NotImplementedException($"{patches}{blockers}");
}
