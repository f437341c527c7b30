namespace Interlock.Core.Git;

/// <summary>One path to set or to remove in a tree.</summary>
/// <param name="Path">The path.</param>
/// <param name="Mode">Octal mode (<c>100644</c>, <c>100755</c>, <c>120000</c>); ignored for a removal.</param>
/// <param name="Id">The blob, or null to remove the path.</param>
public sealed record TreeEdit(RepoPath Path, string Mode, ObjectId? Id);
