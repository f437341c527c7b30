namespace Interlock.Loops.Ship.Review;

/// <summary>A review, read.</summary>
/// <param name="Decision">The decision; never <see cref="ReviewDecision.Approve"/> together with blockers.</param>
/// <param name="Summary">The reviewer's summary.</param>
/// <param name="Blockers">
/// What has to be repaired. Empty for a reply that could not be read: there is nothing to repair, ask again.
/// </param>
/// <param name="Risks">Risks that do not block.</param>
/// <param name="OwnerQuestions">Questions for a person.</param>
/// <param name="Verification">What the reviewer says it ran; a claim, never evidence.</param>
/// <param name="ParseProblem">Why the reply was turned into a reject, or null when it was read as it stands.</param>
public sealed record ReviewVerdict(
    ReviewDecision Decision,
    string Summary,
    IReadOnlyList<Blocker> Blockers,
    IReadOnlyList<string> Risks,
    IReadOnlyList<string> OwnerQuestions,
    IReadOnlyList<string> Verification,
    string? ParseProblem
);
