namespace Interlock.Loops.Ship.Review;

/// <summary>Turns several reviews into one decision.</summary>
public static class ReviewPanel
{
    /// <summary>
    /// Any reject rejects; else any needs_owner asks; else it is approved; no review at all is a reject.
    /// Lists are joined without repetitions, in the order of the reviews.
    /// </summary>
    public static ReviewVerdict Aggregate(IReadOnlyList<ReviewVerdict> reviews) => throw new NotImplementedException($"{reviews}");
}
