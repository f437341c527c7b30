namespace Interlock.Loops.Ship.Review;

/// <summary>Turns several reviews into one decision.</summary>
public static class ReviewPanel
{
    /// <summary>
    /// Any reject rejects; else any needs_owner asks; else it is approved; no review at all is a reject. Lists are
    /// joined without repetitions, in the order of the reviews.
    /// </summary>
    public static ReviewVerdict Aggregate(IReadOnlyList<ReviewVerdict> reviews) =>
        new(
            Decide(reviews),
            string.Join('\n', reviews.Select(review => review.Summary).Where(text => text.Length > 0)),
            [.. reviews.SelectMany(review => review.Blockers).Distinct()],
            Join(reviews, review => review.Risks),
            Join(reviews, review => review.OwnerQuestions),
            Join(reviews, review => review.Verification),
            reviews.Count == 0 ? "there is no review"
                : string.Join("; ", reviews.Select(review => review.ParseProblem).OfType<string>())
                    is { Length: > 0 } problems
                    ? problems
                : null
        );

    private static ReviewDecision Decide(IReadOnlyList<ReviewVerdict> reviews) =>
        reviews.Count == 0 || reviews.Any(review => review.Decision == ReviewDecision.Reject) ? ReviewDecision.Reject
        : reviews.Any(review => review.Decision == ReviewDecision.NeedsOwner) ? ReviewDecision.NeedsOwner
        : ReviewDecision.Approve;

    private static IReadOnlyList<string> Join(
        IReadOnlyList<ReviewVerdict> reviews,
        Func<ReviewVerdict, IReadOnlyList<string>> list
    ) => [.. reviews.SelectMany(list).Distinct(StringComparer.Ordinal)];
}
