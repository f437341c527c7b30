using Interlock.Core.Git;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship;

/// <summary>A ship that passed preflight; nothing exists yet and nothing is spent.</summary>
/// <param name="Repository">The user's repository.</param>
/// <param name="Base">The tip to work from.</param>
/// <param name="Dirty">Paths with uncommitted edits.</param>
/// <param name="Options">What was asked.</param>
/// <param name="Plan">The explicit tasks, or null when a planner will make them.</param>
public sealed record ShipReady(
    UserRepository Repository,
    RepositoryTip Base,
    IReadOnlyList<RepoPath> Dirty,
    ShipOptions Options,
    TaskPlan? Plan
);
