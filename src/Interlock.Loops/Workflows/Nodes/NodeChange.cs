using Interlock.Core.Git;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>What a node with a worktree of its own changed.</summary>
/// <param name="Base">Tree that it began with.</param>
/// <param name="Tree">Tree that it left.</param>
/// <param name="Files">Paths that differ.</param>
/// <param name="Refused">What was found and may not land, with the reason.</param>
internal sealed record NodeChange(
    ObjectId Base,
    ObjectId Tree,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Refused
);
