using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>What the user has at the paths of a landing.</summary>
/// <param name="Files">Paths that stand in the way; empty when the landing may go on.</param>
/// <param name="States">What lies at each path now.</param>
internal sealed record Overlap(IReadOnlyList<RepoPath> Files, IReadOnlyDictionary<RepoPath, PathState> States);
