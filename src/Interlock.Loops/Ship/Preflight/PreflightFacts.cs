using Interlock.Core.Git;

namespace Interlock.Loops.Ship.Preflight;

/// <summary>What preflight has to know of the repository.</summary>
/// <param name="BasePaths">Every path of the base tree with its octal mode.</param>
/// <param name="DirtyPaths">Paths with uncommitted edits in the user's checkout.</param>
/// <param name="CheckCount">Checks that the engine will run.</param>
public sealed record PreflightFacts(
    IReadOnlyList<(RepoPath Path, string Mode)> BasePaths,
    IReadOnlyList<RepoPath> DirtyPaths,
    int CheckCount
);
