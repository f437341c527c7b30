using Interlock.Loops.Ship.Review;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Review;

public sealed class ReviewPanelTests
{
    private const ReviewDecision Yes = ReviewDecision.Approve;
    private const ReviewDecision Ask = ReviewDecision.NeedsOwner;
    private const ReviewDecision No = ReviewDecision.Reject;

    [Theory(Timeout = 30_000)]
    [InlineData(Yes, Yes, Yes)]
    [InlineData(Ask, Yes, Ask)]
    [InlineData(No, Yes, No)]
    [InlineData(No, Ask, No)]
    [InlineData(No, No, Ask, Yes)]
    [InlineData(Ask, Ask)]
    [InlineData(No)]
    public Task Any_reject_rejects_else_any_question_asks_and_no_review_is_a_reject(
        ReviewDecision panel,
        params ReviewDecision[] reviews
    )
    {
        Assert.Equal(panel, ReviewPanel.Aggregate([.. reviews.Select(decision => Verdict(decision, "b"))]).Decision);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task Lists_are_joined_without_repetitions()
    {
        var joined = ReviewPanel.Aggregate([
            Verdict(No, "x"),
            Verdict(No, "x"),
            Verdict(No, "y") with
            {
                ParseProblem = "odd",
            },
        ]);
        Assert.Equal([Blocker.Prose("x"), Blocker.Prose("y")], joined.Blockers);
        Assert.Equal(["risk"], joined.Risks);
        Assert.Equal("odd", joined.ParseProblem);
        return Task.CompletedTask;
    }

    private static ReviewVerdict Verdict(ReviewDecision decision, string blocker) =>
        new(decision, "s", [Blocker.Prose(blocker)], ["risk"], [], [], null);
}
