namespace Interlock.Core.Git;

/// <summary>What a checkout points at.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Tree">Its tree.</param>
/// <param name="Branch">Full ref name, or null when HEAD is detached.</param>
public sealed record RepositoryTip(ObjectId Commit, ObjectId Tree, string? Branch);
