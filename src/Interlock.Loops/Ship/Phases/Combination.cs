using Interlock.Core.Git;

namespace Interlock.Loops.Ship.Phases;

/// <summary>All changes in one tree, or why not.</summary>
/// <param name="Tree">The candidate, or null when there are conflicts.</param>
/// <param name="Conflicts">The conflicts.</param>
public sealed record Combination(ObjectId? Tree, IReadOnlyList<TreeConflict> Conflicts);
