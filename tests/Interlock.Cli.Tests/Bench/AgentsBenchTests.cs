using System.Text.Json;

namespace Interlock.Cli.Tests.Bench;

public sealed class AgentsBenchTests
{
    [Fact(Timeout = 120_000)]
    public async Task Agents_do_the_same_task_side_by_side_and_the_gate_tells_who_did_it()
    {
        using var program = new BuiltProgram();
        program.Repository.Write("a.txt", "start\n").Commit();
        var good = Agent(program, "good", "echo good > a.txt; echo new > b.txt; echo did it");
        var bad = Agent(program, "bad", "echo worse > a.txt; echo did it");
        var idle = Agent(program, "idle", "echo did it");
        var dead = Agent(program, "dead", "exit 7");
        string[] line =
        [
            "agents",
            "bench",
            "--agents",
            good,
            "--agents",
            $"{bad},{idle},{dead}",
            "--task",
            "make it good",
            "--check",
            "words=grep -q good a.txt",
            "--repeats",
            "2",
        ];
        var run = BuiltProgram.Json(await program.RunAsync([.. line, "--json"]));
        Assert.Equal(
            ("bench", "completed", 0),
            (Text(run, "loop"), Text(run, "outcome"), run.GetProperty("exit").GetInt32())
        );
        var rows = run.GetProperty("result").GetProperty("agents").EnumerateArray().ToList();
        Assert.Equal([good, bad, idle, dead], rows.Select(row => Text(row, "agent")));
        Assert.Equal([2, 0, 0, 0], rows.Select(row => row.GetProperty("proved").GetInt32()));
        Assert.Equal([2.0, 1, 0, 0], rows.Select(row => row.GetProperty("files").GetDouble()));
        Assert.All(rows, row => Assert.True(row.GetProperty("seconds").GetDouble() > 0));
        Assert.All(rows, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("money").ValueKind)); // not known, never zero
        var attempts = run.GetProperty("result").GetProperty("attempts").EnumerateArray().ToList();
        Assert.Equal(8, attempts.Count);
        Assert.Equal(
            ["proved", "refuted", "refuted", "refuted"],
            attempts.Take(4).Select(attempt => Text(attempt, "verdict"))
        );
        Assert.Contains("7", attempts[3].GetProperty("failure").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("start\n", program.Repository.Read("a.txt")); // nothing lands
        Assert.Equal("", program.Repository.Git("status", "--porcelain"));
        var shown = await program.RunAsync("runs", "show");
        Assert.Contains("2 of 2", shown.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 2", shown.Output, StringComparison.Ordinal);
        Assert.Matches(", attempt 2: proved, [0-9.]+ s\n", shown.Output);
        Assert.Matches(", attempt 1: refuted, [0-9.]+ s; failed: ", shown.Output);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_bench_that_was_killed_goes_on_without_repeating_an_attempt()
    {
        using var program = new BuiltProgram();
        program.Repository.Write("a.txt", "start\n").Commit();
        var log = Path.Combine(program.Repository.Home, "log");
        var one = Agent(program, "one", $"echo one >> '{log}'; echo good > a.txt");
        var two = Agent(program, "two", $"echo two >> '{log}'; echo good > a.txt");
        string[] line =
        [
            "agents",
            "bench",
            "--agents",
            $"{one},{two}",
            "--task",
            "x",
            "--check",
            "words=grep -q good a.txt",
        ];
        var killed = await BuiltProgram.EndAsync(program.Start([.. line, "--json"], ("INTERLOCK_FAULT", "after:13")));
        Assert.Equal(137, killed.Exit);
        var run = BuiltProgram.Json(await program.RunAsync("runs", "resume", "latest", "--json"));
        Assert.Equal("completed", Text(run, "outcome"));
        Assert.Equal(2, run.GetProperty("result").GetProperty("attempts").GetArrayLength());
        Assert.Equal(["one", "two"], await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_a_task_a_small_built_in_one_is_done_and_a_green_base_is_told()
    {
        using var program = new BuiltProgram();
        var agent = Agent(
            program,
            "words",
            """
            printf '#!/bin/sh\ncase $1 in words) wc -w <"$2";; lines) grep -c "" "$2";; esac\n' > tally.sh
            """
        );
        var lazy = Agent(program, "lazy", "echo done");
        var result = await program.RunAsync("agents", "bench", "--agents", $"{agent},{lazy}");
        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Contains("1 of 1", result.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 1", result.Output, StringComparison.Ordinal);
        program.Repository.Write("a.txt", "x\n").Commit();
        var green = await program.RunAsync("agents", "bench", "--agents", lazy, "--task", "x", "--check", "true=true");
        Assert.Contains("green before any agent worked", green.Output, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("codex,codex", "twice", 78)]
    [InlineData("codx", "did you mean 'codex'?", 78)]
    public async Task Names_that_cannot_be_compared_are_refused(string agents, string said, int exit)
    {
        using var face = new TestFace();
        Assert.Equal(exit, await face.RunAsync("agents", "bench", "--agents", agents));
        Assert.Contains(said, face.Error.ToString(), StringComparison.Ordinal);
    }

    private static string Agent(BuiltProgram program, string name, string script) =>
        $"command:sh {program.Beside($"{name}.sh", $"cat >/dev/null\n{script}\n")}";

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
