using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>A landing worked out against the target's present tip; what is written is exactly this.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Tip">The tip it applies to.</param>
/// <param name="Tree">The tree that will be there: the approved one, or the rebuilt one when the base moved.</param>
/// <param name="BaseMoved">Whether the tip is not the base any more; then the checks have to run again on <paramref name="Tree"/>.</param>
/// <param name="Entries">Differences from the tip's tree.</param>
/// <param name="Commit">The commit, made but not yet reachable, or null for a tree landing.</param>
public sealed record LandingPlan(
    LandingRequest Request,
    RepositoryTip Tip,
    ObjectId Tree,
    bool BaseMoved,
    IReadOnlyList<ChangeEntry> Entries,
    ObjectId? Commit
);
