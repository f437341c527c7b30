using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance.Sessions;

public sealed class SessionVerbTests
{
    [Fact(Timeout = 120_000)]
    public async Task Parallel_callers_each_get_their_own_session_and_leave_nothing()
    {
        using var bench = new SessionBench();
        var runs = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => bench.RunAsync($"p{i}", $"echo {i} > mine.txt; echo {i}", "--json"))
        );
        Assert.All(runs, run => Assert.True(run.Exit == 0, run.Output + run.Error));
        Assert.Equal(
            ["0\n", "1\n", "2\n", "3\n", "4\n", "5\n"],
            runs.Select(run => run.Json.GetProperty("message").GetString())
        );
        var list = (await bench.Cli.RunAsync("agent", "list", "--json")).Json;
        Assert.Equal(6, list.GetArrayLength());
        Assert.Empty(bench.Left);
        Assert.Empty(Directory.EnumerateFiles(bench.State, "lease.json", SearchOption.AllDirectories));
    }

    [Fact(Timeout = 60_000)]
    public async Task Wrong_names_are_refused_at_once_with_the_right_one()
    {
        using var bench = new SessionBench();
        await bench.RunAsync("parser", "true");
        var taken = await bench.RunAsync("parser", "true");
        Assert.Equal(2, taken.Exit);
        Assert.Contains("agent resume parser", taken.Error, StringComparison.Ordinal);
        var unknown = await bench.Cli.RunAsync("agent", "wait", "praser");
        Assert.Equal(2, unknown.Exit);
        Assert.Contains("parser", unknown.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_cannot_be_done_is_said_before_anything_is_created()
    {
        using var bench = new SessionBench();
        var lacks = await bench.RunAsync("n", "true", "--effort", "high");
        Assert.Equal(78, lacks.Exit);
        Assert.Contains("effort", lacks.Error, StringComparison.Ordinal);
        Assert.Equal(78, (await bench.RunAsync("n", "true", "--base", "no-such-branch")).Exit);
        Assert.Equal(2, (await bench.RunAsync("n", "true", "--schema", "missing.json")).Exit);
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "status", "n")).Exit);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_final_message_that_misses_the_schema_is_repaired_in_the_same_conversation()
    {
        using var bench = new SessionBench();
        var schema = Path.Combine(bench.Repository.Home, "schema.json");
        await File.WriteAllTextAsync(
            schema,
            """{"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}""",
            TestContext.Current.CancellationToken
        );
        var agent = Path.Combine(bench.Repository.Home, "agent.sh");
        await File.WriteAllTextAsync(
            agent,
            """cat > /dev/null; if [ "$INTERLOCK_TURN" = 1 ]; then echo '{"n": "x"}'; else echo '{"n": 5}'; fi""",
            TestContext.Current.CancellationToken
        );
        var run = await bench.Cli.RunAsync(
            "agent",
            "run",
            "--agent",
            $"command:sh {agent}",
            "--task",
            "count",
            "--schema",
            schema,
            "--json"
        );
        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Equal(5, run.Json.GetProperty("output").GetProperty("n").GetInt32());
        Assert.Equal("repair", run.Json.GetProperty("turns")[1].GetProperty("kind").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task An_executor_failure_is_never_called_a_schema_violation()
    {
        using var bench = new SessionBench();
        var schema = Path.Combine(bench.Repository.Home, "schema.json");
        await File.WriteAllTextAsync(schema, "{}", TestContext.Current.CancellationToken);
        var run = await bench.RunAsync("x", "exit 9", "--schema", schema, "--json");
        Assert.Equal("agent_failed", run.Json.GetProperty("failure").GetProperty("class").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task An_expected_file_is_kept_and_a_missing_one_fails_the_session()
    {
        using var bench = new SessionBench();
        var made = await bench.RunAsync(
            "m",
            "mkdir out; echo hi > out/report.md",
            "--expect-artifact",
            "out/report.md",
            "--json"
        );
        Assert.True(made.Exit == 0, made.Output + made.Error);
        var copy = made.Json.GetProperty("artifacts")[0].GetProperty("file").GetString()!;
        Assert.Equal("hi\n", await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken));
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "wait", "m", "--artifact", "out/report.md")).Exit);
        Assert.Equal(1, (await bench.Cli.RunAsync("agent", "wait", "m", "--artifact", "nothing.md")).Exit);
        var missing = await bench.RunAsync("n", "true", "--expect-artifact", "out/report.md", "--json");
        Assert.Equal(
            (1, "artifact_missing"),
            (missing.Exit, missing.Json.GetProperty("failure").GetProperty("class").GetString())
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task In_place_the_agent_works_in_the_checkout_and_the_record_says_so()
    {
        using var bench = new SessionBench();
        var run = await bench.RunAsync("here", "echo two > a.txt", "--in-place", "--json");
        Assert.Equal(0, run.Exit);
        Assert.True(run.Json.GetProperty("inPlace").GetBoolean());
        Assert.Equal("two\n", bench.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_limited_agent_sees_its_workspace_and_neither_the_checkout_nor_the_sessions()
    {
        await RealSandbox.RequireStrictAsync(TestContext.Current.CancellationToken);
        using var bench = new SessionBench();
        var run = await bench.Cli.RunAsync(
            "agent",
            "run",
            "--agent",
            SessionBench.Agent,
            "--json",
            "--task",
            $"cat a.txt; ls {bench.Repository.Root} {bench.State} 2>&1 | grep -c a.txt; touch {bench.Repository.Root}/evil 2>/dev/null; true"
        );
        Assert.Equal("one\n0\n", run.Json.GetProperty("message").GetString());
        Assert.Equal("none", run.Json.GetProperty("enforcement").GetProperty("network").GetString());
        Assert.False(File.Exists(Path.Combine(bench.Repository.Root, "evil")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Old_sessions_are_deleted_with_their_pins_and_never_a_live_one()
    {
        using var bench = new SessionBench();
        var up = bench.Pipe("up");
        await bench.RunAsync("old", "true");
        await bench.RunAsync("live", "echo up > $BENCH/up; tail -f /dev/null", "--detach");
        await File.ReadAllTextAsync(up, TestContext.Current.CancellationToken);
        bench.Age("old");
        bench.Age("live");
        var gc = await bench.Cli.RunAsync("agent", "gc", "--json");
        Assert.True(gc.Exit == 0, gc.Output + gc.Error);
        Assert.Equal("old", gc.Json.GetProperty("deleted")[0].GetProperty("session").GetString());
        Assert.Equal("live", gc.Json.GetProperty("spared")[0].GetProperty("hindrance").GetString());
        Assert.Equal("running", await bench.StateAsync("live"));
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "stop", "live")).Exit);
        bench.Age("live");
        await bench.Cli.RunAsync("agent", "gc");
        Assert.Empty(bench.Repository.Git("for-each-ref", "refs/interlock/"));
    }
}
