using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>The user's checkout as trees in the harness's store.</summary>
/// <param name="Committed">The tree of HEAD.</param>
/// <param name="Staged">The tree of the index, or null while a merge is unfinished.</param>
/// <param name="Working">Everything as it lies there: staged, unstaged and untracked, without what the ignore rules of HEAD leave out.</param>
/// <param name="Refused">What cannot be in a tree (sockets, names that no other machine could hold, …).</param>
public sealed record CheckoutTrees(
    ObjectId Committed,
    ObjectId? Staged,
    ObjectId Working,
    IReadOnlyList<RefusedEntry> Refused
);
