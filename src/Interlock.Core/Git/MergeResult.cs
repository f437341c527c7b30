namespace Interlock.Core.Git;

/// <summary>Result of a merge of trees.</summary>
/// <param name="Tree">The merged tree, or null when there are conflicts.</param>
/// <param name="Conflicts">Paths in conflict.</param>
public sealed record MergeResult(ObjectId? Tree, IReadOnlyList<RepoPath> Conflicts);
