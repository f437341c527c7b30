using System.Text.Json;
using Interlock.Core.Gates;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.Text;
using Xunit;

namespace Interlock.Core.Tests.Runs;

public sealed class RunReportTests : IDisposable
{
    private readonly RunHome home = new();

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task The_json_of_a_run_has_the_promised_names()
    {
        var run = await home.RunAsync(Story.Landed);
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(RunReport.Read(run), RunJson.Default.RunReport));
        var root = json.RootElement;
        Assert.Equal(
            (run.Id, "finished", "landed", 0, "proved"),
            (
                Text(root, "run"),
                Text(root, "state"),
                Text(root, "outcome"),
                root.GetProperty("exit").GetInt32(),
                Text(root, "verdict")
            )
        );
        Assert.Equal(new string('1', 40), Text(root, "base"));
        Assert.Equal(new string('2', 40), Text(root, "tree"));
        AssertNames(root, "findings", "failure", "result", "loop", "request", "tasks", "started", "ended", "seconds");
        AssertNames(root.GetProperty("landed"), "mode", "files", "commit", "branch", "url");
        AssertNames(root.GetProperty("rounds")[0], "round", "decision", "blockers", "repaired", "retained");
        AssertNames(root.GetProperty("checks")[0], "name", "verdict", "exit", "tests", "evidence");
        AssertNames(root.GetProperty("usage"), "agents", "inputTokens", "outputTokens", "money");
        AssertNames(root.GetProperty("paths"), "run", "receipt", "report");
        Assert.Equal(JsonValueKind.Null, root.GetProperty("usage").GetProperty("money").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("paths").GetProperty("receipt").ValueKind);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_story_of_a_rejection_a_repair_and_a_landing_is_told_whole()
    {
        var report = RunReport.Read(await home.RunAsync(Story.Landed));
        Assert.Equal(["reject", "approve"], report.Rounds.Select(round => round.Decision));
        Assert.Equal(["cli"], report.Rounds[0].Repaired);
        Assert.Equal(["docs"], report.Rounds[0].Retained);
        Assert.Equal(
            ("src/cli.js", 12, "does not infer"),
            (report.Rounds[0].Blockers[0].File, report.Rounds[0].Blockers[0].Line, report.Rounds[0].Blockers[0].Problem)
        );
        Assert.Equal(["src/cli.js"], report.Rounds[0].Reviews[0].Edited);
        var check = Assert.Single(report.Checks);
        Assert.Equal((Verdict.Proved, 0, "ev2", 12), (check.Verdict, check.Exit, check.Evidence, check.Tests!.Passed));
        Assert.Equal(new UsageReport(3, 1500, 150, null) { UnpricedTurns = 3 }, report.Usage);
        Assert.Equal([("cli", 2), ("docs", 1)], report.Tasks.Select(task => (task.Id, task.Turns)));
        Assert.Equal(("commit", "main", 12.5), (report.Landed!.Mode, report.Landed.Branch, report.Seconds));
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_is_counted_twice_when_an_event_is_there_twice()
    {
        var twice = await home.RunAsync([.. Story.Landed[..^1].SelectMany(e => new[] { e, e }), Story.Completed]);
        var once = await home.RunAsync(Story.Landed);
        var (a, b) = (RunReport.Read(twice), RunReport.Read(once));
        Assert.Equal(
            JsonSerializer.Serialize(b.Rounds, RunJson.Default.IReadOnlyListRoundReport),
            JsonSerializer.Serialize(a.Rounds, RunJson.Default.IReadOnlyListRoundReport)
        );
        Assert.Equal((b.Usage, b.Checks[0], b.Outcome), (a.Usage, a.Checks[0], a.Outcome));
    }

    [Fact(Timeout = 30_000)]
    public async Task Events_of_another_version_and_members_of_odd_types_harm_nothing()
    {
        string[] types =
        [
            "run.started",
            "phase.started",
            "step.started",
            "step.completed",
            "plan.accepted",
            "candidate.built",
            "check.completed",
            "review.completed",
            "round.completed",
            "gate.decided",
            "landing.completed",
            "landing.blocked",
            "note",
            "run.resumed",
            "future.event",
        ];
        string[] shapes =
        [
            "{}",
            """{"key":7,"round":"x","tasks":{},"evidence":[1],"blockers":[1,null,"s"],"failure":"no","usage":4}""",
            """{"key":"k","kind":"turn","labels":[],"result":{"usage":{"input":1.5,"output":"x"}},"tasks":[null,3,{"id":1}],"files":[null,{"text":7}],"verdict":"3"}""",
        ];
        var run = await home.RunAsync([.. from type in types from shape in shapes select (type, shape)]);
        var report = RunReport.Read(run);
        Assert.Equal((RunState.Interrupted, null, null), (report.State, report.Outcome, report.Exit));
        Assert.NotEmpty(RunSummary.Of(report));
        await home.AppendAsync(run, ("run.completed", """{"outcome":"delighted","exit":"x","verdict":null}"""));
        // Neither a verdict nor an outcome that nobody knows is a success.
        Assert.Equal((Outcome.Failed, ExitCode.GateError), (RunReport.Read(run).Outcome, ExitOf(run)));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_run_is_running_while_its_lock_is_held_and_interrupted_after()
    {
        var run = await home.RunAsync(Story.Started, Story.Plan, Story.TurnStart("a", "cli", 1));
        await using (
            await RunJournal.OpenAsync(run.Journal, new JournalOptions(TimeProvider.System), CancellationToken.None)
        )
        {
            var live = RunReport.Read(run);
            Assert.Equal((RunState.Running, null, true), (live.State, live.Outcome, live.Tasks[0].Working));
            Assert.Equal(RunState.Running, RunEntry.Of(run).State);
        }
        var dead = RunReport.Read(run);
        Assert.Equal((RunState.Interrupted, false), (dead.State, dead.Tasks[0].Working));
        Assert.Equal(RunState.Interrupted, RunEntry.Of(run).State);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_cancelled_run_says_so_until_it_is_taken_up_again()
    {
        var run = await home.RunAsync(
            Story.Started,
            (
                "run.interrupted",
                """{"outcome":"cancelled","exit":130,"verdict":"not_run","failure":{"class":"cancelled","message":"m","owner":"user","retryable":true,"remedy":"r"}}"""
            )
        );
        var cancelled = RunReport.Read(run);
        Assert.Equal(
            (RunState.Interrupted, Outcome.Cancelled, 130, "cancelled"),
            (cancelled.State, cancelled.Outcome, cancelled.Exit, cancelled.Failure!.Class)
        );
        Assert.Equal(
            (RunState.Interrupted, Outcome.Cancelled, 130),
            (RunEntry.Of(run).State, RunEntry.Of(run).Outcome, RunEntry.Of(run).Exit)
        );
        await home.AppendAsync(run, ("run.resumed", "{}"));
        var resumed = RunReport.Read(run);
        Assert.Equal(
            (RunState.Interrupted, null, null, 1),
            (resumed.State, resumed.Outcome, resumed.Failure, resumed.Resumes)
        );
        Assert.Null(RunEntry.Of(run).Outcome);
        await home.AppendAsync(run, Story.Completed);
        Assert.Equal((RunState.Finished, Outcome.Landed), (RunReport.Read(run).State, RunReport.Read(run).Outcome));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_finished_run_that_is_resumed_by_mistake_is_still_finished()
    {
        var run = await home.RunAsync([.. Story.Landed, ("run.resumed", "{}")]);
        Assert.Equal(
            (RunState.Finished, Outcome.Landed, 0),
            (RunReport.Read(run).State, RunReport.Read(run).Outcome, ExitOf(run))
        );
        Assert.Equal((RunState.Finished, Outcome.Landed), (RunEntry.Of(run).State, RunEntry.Of(run).Outcome));
        await using var journal = await RunJournal.OpenAsync(
            run.Journal,
            new JournalOptions(TimeProvider.System),
            CancellationToken.None
        );
        Assert.Equal((RunState.Running, null), (RunReport.Read(run).State, ExitOf(run)));
        Assert.Equal((RunState.Running, null), (RunEntry.Of(run).State, RunEntry.Of(run).Exit));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_blocked_landing_tells_what_is_in_the_way_and_where_the_work_is_kept()
    {
        var run = await home.RunAsync(
            Story.Started,
            (
                "landing.blocked",
                """
                {"key":"landing","failure":{"class":"target_dirty","message":"You edited src/cli.js.","owner":"user","retryable":true,"retryAfter":2.5,"remedy":"Commit it.","evidence":null},
                 "files":["src/cli.js"],"branch":"interlock/r","patch":"/state/p.patch"}
                """
            ),
            ("run.completed", """{"outcome":"blocked","exit":1,"verdict":"proved","failure":null}""")
        );
        var report = RunReport.Read(run);
        Assert.Equal(("target_dirty", TimeSpan.FromSeconds(2.5)), (report.Failure!.Class, report.Failure.RetryAfter));
        Assert.Equal(("interlock/r", "/state/p.patch"), (report.Kept!.Branch, report.Kept.Patch));
        Assert.Equal(["src/cli.js"], report.Kept.Files);
        Assert.Contains(
            "\"retryAfter\": 2.5",
            JsonSerializer.Serialize(report, RunJson.Default.RunReport),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Secrets_and_terminal_sequences_of_agents_do_not_reach_the_report()
    {
        var run = await home.RunAsync(
            Story.Started,
            (
                "round.completed",
                """
                {"key":"1","round":1,"decision":"reject","blockers":[{"source":"x","problem":"the key is hunter2-\u001b[31mhunter2 \u202edone"}]}
                """
            )
        );
        var problem = RunReport.Read(run, new Redactor(["hunter2-hunter2"])).Rounds[0].Blockers[0].Problem;
        Assert.Equal("the key is [redacted] done", problem);
    }

    private static int? ExitOf(RunFolder run) => RunReport.Read(run).Exit;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static void AssertNames(JsonElement element, params string[] names) =>
        Assert.Empty(names.Except(element.EnumerateObject().Select(member => member.Name)));
}
