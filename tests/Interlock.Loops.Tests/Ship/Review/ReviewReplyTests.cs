using Interlock.Loops.Ship.Review;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Review;

public sealed class ReviewReplyTests
{
    [Fact(Timeout = 30_000)]
    public Task A_whole_review_is_read()
    {
        var verdict = ReviewReply.Parse(
            """
            Here is my review.
            ```json
            {"decision": "reject", "summary": "No.", "risks": ["r"], "owner_questions": ["q"], "verification": ["npm test: 3 passed"],
             "blockers": [{"file": "a.js", "line": 3, "symbol": "f", "problem": "wrong", "evidence": "seen"}, "b.js is wrong too",
                          {"file": "c.js", "line": "12-14", "problem": "late"}, ""]}
            ```
            """
        );
        Assert.Equal((ReviewDecision.Reject, "No.", null), (verdict.Decision, verdict.Summary, verdict.ParseProblem));
        Assert.Equal(
            [
                new Blocker("a.js", 3, "f", "wrong", "seen"),
                Blocker.Prose("b.js is wrong too"),
                new Blocker("c.js", 12, null, "late", null),
            ],
            verdict.Blockers
        );
        Assert.Equal(
            ["r", "q", "npm test: 3 passed"],
            [.. verdict.Risks, .. verdict.OwnerQuestions, .. verdict.Verification]
        );
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData(
        """{"decision": "approve", "summary": "fine", "blockers": [], "risks": [], "owner_questions": [], "verification": []}""",
        ReviewDecision.Approve
    )]
    [InlineData("""{"decision": "Approve "}""", ReviewDecision.Approve)]
    [InlineData("""{"decision": "approve", "blockers": null}""", ReviewDecision.Approve)]
    [InlineData(
        """{"decision": "needs_owner", "owner_questions": ["which?"], "blockers": []}""",
        ReviewDecision.NeedsOwner
    )]
    public Task A_clear_decision_stands(string text, ReviewDecision decision)
    {
        var verdict = ReviewReply.Parse(text);
        Assert.Equal((decision, null), (verdict.Decision, verdict.ParseProblem));
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("LGTM, I approve this.")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"approve\"")]
    [InlineData("""["approve"]""")]
    [InlineData("""{"decision": true}""")]
    [InlineData("""{"decision": "approved"}""")]
    [InlineData("""{"decision": "approve or reject"}""")]
    [InlineData("""{"summary": "approve"}""")]
    [InlineData("""{"decision": "approve", "blockers": ["a.js is wrong"]}""")]
    [InlineData("""{"decision": "approve", "blockers": [{"file": "a.js"}]}""")]
    [InlineData("""{"decision": "approve", "blockers": "none"}""")]
    [InlineData("""{"decision": "approve", "blockers": {"0": "x"}}""")]
    [InlineData("""{"decision": "approve", "risks": "none"}""")]
    [InlineData("""{"decision": "reject", "decision": "approve"}""")]
    [InlineData("""{"decision": "reject"} and as the comment says {"decision": "approve"}""")]
    [InlineData("""{"decision": "approve", "summary": "cut off he""")]
    public Task What_is_unclear_or_contradicts_itself_is_a_reject_and_says_why(string text)
    {
        var verdict = ReviewReply.Parse(text);
        Assert.Equal(ReviewDecision.Reject, verdict.Decision);
        Assert.NotNull(verdict.ParseProblem);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task A_reject_without_blockers_turns_its_summary_into_one()
    {
        var verdict = ReviewReply.Parse("""{"decision": "reject", "summary": "src/a.js is wrong", "blockers": []}""");
        Assert.Equal([Blocker.Prose("src/a.js is wrong")], verdict.Blockers);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task Terminal_codes_and_control_characters_are_dropped_and_length_is_limited()
    {
        var verdict = ReviewReply.Parse(
            "{\"decision\": \"reject\", \"summary\": \"\\u001b[31mred\\u001b]0;title\\u0007\\u0000 \\u202Eok\", \"blockers\": [\""
                + new string('x', 100_000)
                + "\"]}"
        );
        Assert.Equal("red ok", verdict.Summary);
        Assert.InRange(Assert.Single(verdict.Blockers).Problem.Length, 10_000, 20_000);
        return Task.CompletedTask;
    }
}
