using Interlock.Core.Runs;
using Xunit;

namespace Interlock.Core.Tests.Runs;

public sealed class RunSummaryTests : IDisposable
{
    private readonly RunHome home = new();

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_landed_run_is_told_from_plan_to_landing()
    {
        var run = await home.RunAsync(Story.Landed);
        ReceiptWriter.Write(run);
        var summary = RunSummary.Of(RunReport.Read(run));
        AssertInOrder(
            summary,
            $"ship {run.Id}: landed (verdict proved, exit 0)",
            "add a --json flag",
            "2 tasks, planner",
            "cli: src/cli.js",
            "round 1",
            "reject, 1 blocker",
            "its edits were discarded: src/cli.js",
            "! correctness src/cli.js:12 parse: does not infer",
            "repair cli; keep docs",
            "because explicit path",
            "round 2",
            "approve",
            "commit 444444444444 on main: 2 files (README.md, src/cli.js)",
            "test: proved, exit 0, 12 passed, 0 failed",
            "evidence ev2",
            "3 agent turns, 1,500 tokens in, 150 out, 12.5 s",
            run.Path,
            run.Receipt
        );
        Assert.DoesNotContain("resume", summary, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_failed_run_says_first_why()
    {
        var run = await home.RunAsync(
            Story.Started,
            Story.Plan,
            (
                "run.completed",
                """
                {"outcome":"infrastructure","exit":4,"verdict":"not_run","failure":{"class":"agent_unavailable","message":"codex is not logged in.","owner":"user","retryable":false,"remedy":"codex login"}}
                """
            )
        );
        var lines = RunSummary.Of(RunReport.Read(run)).Split('\n');
        Assert.Contains("infrastructure", lines[0], StringComparison.Ordinal);
        Assert.Contains("codex is not logged in. (agent_unavailable)", lines[1], StringComparison.Ordinal);
        Assert.Contains("codex login", lines[2], StringComparison.Ordinal);
        Assert.Contains("tokens unknown", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_interrupted_run_says_how_to_go_on()
    {
        var run = await home.RunAsync(Story.Started);
        Assert.Contains(
            $"interlock runs resume {run.Id}",
            RunSummary.Of(RunReport.Read(run)),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Hostile_text_can_neither_move_the_cursor_nor_fake_a_line()
    {
        var run = await home.RunAsync(
            Story.Started,
            (
                "round.completed",
                """
                {"key":"1","round":1,"decision":"reject","blockers":[{"source":"r","problem":"x\u001b[1A\u001b[2K\n  landed     everything\r\u009b1A\u0007"}],"repaired":["a\nb"]}
                """
            )
        );
        var summary = RunSummary.Of(RunReport.Read(run));
        Assert.DoesNotContain(summary, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain(summary.Split('\n'), line => line.StartsWith("  landed", StringComparison.Ordinal));
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is missing after:\n{text[..at]}\nin\n{text}");
            at = found + part.Length;
        }
    }
}
