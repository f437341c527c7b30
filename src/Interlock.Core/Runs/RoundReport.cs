namespace Interlock.Core.Runs;

/// <summary>One round: what was judged and who had to repair.</summary>
/// <param name="Round">Number, from 1.</param>
/// <param name="Decision"><c>approve</c>, <c>reject</c>, <c>needs_owner</c>, or null while the round is open.</param>
/// <param name="Blockers">What stood against it.</param>
/// <param name="Repaired">Tasks that are redone in the next round.</param>
/// <param name="Retained">Tasks whose changes were kept.</param>
/// <param name="Reason">Why these tasks, or why it ended here; null when there is nothing to say.</param>
/// <param name="Reviews">What the reviewers said.</param>
public sealed record RoundReport(
    int Round,
    string? Decision,
    IReadOnlyList<BlockerReport> Blockers,
    IReadOnlyList<string> Repaired,
    IReadOnlyList<string> Retained,
    string? Reason,
    IReadOnlyList<ReviewReport> Reviews
);
