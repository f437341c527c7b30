using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>One changed path with both sides, as in git's raw diff.</summary>
/// <param name="Path">The path.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="OldMode">Octal mode in the base tree, <c>000000</c> when absent.</param>
/// <param name="NewMode">Octal mode in the result tree, <c>000000</c> when absent.</param>
/// <param name="OldId">Blob in the base tree, or null when absent.</param>
/// <param name="NewId">Blob in the result tree, or null when absent.</param>
public sealed record ChangeEntry(
    RepoPath Path,
    ChangeKind Kind,
    string OldMode,
    string NewMode,
    ObjectId? OldId,
    ObjectId? NewId
);
