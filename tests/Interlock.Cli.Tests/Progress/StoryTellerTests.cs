using System.Text.Json;
using Interlock.Cli.Progress;
using Interlock.Core.Journal;

namespace Interlock.Cli.Tests.Progress;

public sealed class StoryTellerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_run_reads_as_a_story()
    {
        Assert.Equal(
            [
                "[0.0s] run r1: add a flag",
                "[0.1s] plan: 2 tasks: parser, docs",
                "[0.2s] implement r1 parser: started (codex)",
                "[12.3s] implement r1 parser: done in 12.1s",
                "[13.0s] check r1 test: exit 1 (4 passed, 1 failed)",
                "[14.0s] review r1 correctness: reject (1 blocker): wrong default",
                "[14.1s] round 1: reject; repair parser; keep docs (named file)",
                "[20.0s] gate: proved",
                "[20.5s] landed 2 files in the working tree, uncommitted: a.cs, b.md",
                "[20.6s] landed",
            ],
            Tell(
                (0, "run.started", """{"run": "r1", "request": "add a flag"}"""),
                (0.05, "phase.started", """{"phase": "plan", "round": 1}"""),
                (0.1, "plan.accepted", """{"tasks": [{"id": "parser"}, {"id": "docs"}]}"""),
                (
                    0.2,
                    "step.started",
                    """{"key": "k", "kind": "turn", "scope": "s", "labels": {"role": "implement", "round": "1", "task": "parser", "agent": "codex"}}"""
                ),
                (0.3, "step.started", """{"key": "c", "kind": "capture", "labels": {"role": "implement"}}"""),
                (12.3, "step.completed", """{"key": "k", "result": {"text": "x", "seconds": 12.1}}"""),
                (12.4, "step.completed", """{"key": "c", "result": {}}"""),
                (
                    13,
                    "check.completed",
                    """{"round": 1, "evidence": {"check": "test", "exitCode": 1, "timedOut": false, "tests": {"passed": 4, "failed": 1}, "reused": false}}"""
                ),
                (
                    14,
                    "review.completed",
                    """{"round": 1, "reviewer": "correctness", "decision": "reject", "summary": "wrong default", "blockers": [{}], "edited": []}"""
                ),
                (
                    14.1,
                    "round.completed",
                    """{"round": 1, "decision": "reject", "repaired": ["parser"], "retained": ["docs"], "reason": "named file"}"""
                ),
                (20, "gate.decided", """{"verdict": "proved", "reasons": []}"""),
                (20.5, "landing.completed", """{"mode": "tree", "files": ["a.cs", "b.md"]}"""),
                (20.6, "run.completed", """{"outcome": "landed", "failure": null}""")
            )
        );
    }

    [Fact]
    public void Text_of_an_agent_cannot_draw_on_the_terminal()
    {
        var lines = Tell(
            (
                0,
                "review.completed",
                """{"reviewer": "r", "decision": "approve", "summary": "\u001b[2J\u001b]0;owned\u0007ok\nsecond"}"""
            )
        );
        Assert.Equal("[0.0s] review r r: approve: ok second", Assert.Single(lines));
    }

    [Theory]
    [InlineData("check.completed", "{}")]
    [InlineData("step.completed", """{"key": 7}""")]
    [InlineData("step.started", """{"kind": "turn"}""")]
    [InlineData("review.completed", """{"blockers": "many", "edited": 3}""")]
    [InlineData("some.future.event", """{"a": 1}""")]
    [InlineData("run.completed", """{"failure": "text"}""")]
    public void A_journal_of_another_version_does_not_break_the_view(string type, string data) =>
        Assert.True(Tell((0, type, data)).Count <= 1);

    private static List<string> Tell(params (double Seconds, string Type, string Data)[] records)
    {
        var teller = new StoryTeller();
        return
        [
            .. records
                .Select(
                    (r, i) =>
                        teller.Tell(
                            new JournalRecord(i + 1, Start.AddSeconds(r.Seconds), r.Type, JsonElement.Parse(r.Data))
                        )
                )
                .OfType<string>(),
        ];
    }
}
