using System.Diagnostics;
using System.Text.Json;
using Interlock.Core.Processes;
using Xunit;

namespace Interlock.Acceptance.Sessions;

public sealed class SessionLifeTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_session_keeps_its_change_as_a_patch_and_nothing_lands()
    {
        using var bench = new SessionBench();
        var run = await bench.RunAsync("one", "echo two > a.txt; echo new > b.txt; echo Done.", "--json");
        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Equal("completed", run.Json.GetProperty("state").GetString());
        Assert.Equal("Done.\n", run.Json.GetProperty("message").GetString());
        Assert.Equal("one\n", bench.Repository.Read("a.txt"));
        var patch = await bench.Cli.RunAsync("agent", "artifacts", "one", "--patch");
        var file = Path.Combine(bench.Repository.Home, "p.patch");
        await File.WriteAllTextAsync(file, patch.Output, Ended);
        bench.Repository.Git("apply", file);
        Assert.Equal(("two\n", "new\n"), (bench.Repository.Read("a.txt"), bench.Repository.Read("b.txt")));
        Assert.Contains("Done.", (await bench.Cli.RunAsync("agent", "logs")).Output, StringComparison.Ordinal);
        Assert.Empty(bench.Left);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_detached_session_outlives_its_caller()
    {
        using var bench = new SessionBench();
        var (up, go) = (bench.Pipe("up"), bench.Pipe("go"));
        var started = await bench.RunAsync("d", "echo up > $BENCH/up; cat $BENCH/go; echo Done.", "--detach");
        Assert.Equal((0, "d\n"), (started.Exit, started.Output));
        await File.ReadAllTextAsync(up, Ended);
        Assert.Equal("running", await bench.StateAsync("d"));
        await File.WriteAllTextAsync(go, "gone on\n", Ended);
        var waited = await bench.Cli.RunAsync("agent", "wait", "d", "--json");
        Assert.Equal(0, waited.Exit);
        Assert.Equal("gone on Done.", waited.Json.GetProperty("sessions")[0].GetProperty("message").GetString());
        Assert.Empty(bench.Left);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_killed_session_is_lost_and_can_be_resumed_from_what_it_had_done()
    {
        using var bench = new SessionBench();
        var up = bench.Pipe("up");
        await bench.RunAsync("k", "echo half > b.txt; echo up > $BENCH/up; tail -f /dev/null", "--detach");
        await File.ReadAllTextAsync(up, Ended);
        SessionBench.Kill(bench.Worker("k"));
        var lost = await bench.StatusAsync("k");
        Assert.Equal("lost", lost.GetProperty("state").GetString());
        Assert.Equal("b.txt", lost.GetProperty("change").GetProperty("files")[0].GetString());
        Assert.Empty(bench.Left);
        var resumed = await bench.Cli.RunAsync("agent", "resume", "k", "--task", "true", "--json");
        Assert.True(resumed.Exit == 0, resumed.Output + resumed.Error);
        Assert.Equal(2, resumed.Json.GetProperty("turn").GetInt32());
        Assert.Contains("b.txt", Files(resumed.Json));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_caller_that_is_killed_takes_its_session_with_it()
    {
        using var bench = new SessionBench();
        var up = bench.Pipe("up");
        using var caller = bench.Cli.Start(null, bench.Run("c", "echo up > $BENCH/up; tail -f /dev/null"));
        await File.ReadAllTextAsync(up, Ended);
        var worker = ProcessIdentity.Of(bench.Worker("c"));
        caller.Kill();
        await caller.WaitForExitAsync(Ended);
        var waited = await bench.Cli.RunAsync("agent", "wait", "c", "--json");
        Assert.Equal(130, waited.Exit);
        Assert.Equal("stopped", waited.Json.GetProperty("sessions")[0].GetProperty("state").GetString());
        Assert.False(worker?.IsAlive());
        Assert.Empty(bench.Left);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("sh")]
    [InlineData("interlock-super")] // the kernel keeps 15 letters of a name
    public async Task An_agent_that_is_killed_or_whose_keeper_is_has_died_and_says_so(string killed)
    {
        using var bench = new SessionBench();
        var up = bench.Pipe("up");
        await bench.RunAsync("k", "echo up > $BENCH/up; read forever < $BENCH/up", "--detach");
        await File.ReadAllTextAsync(up, Ended);
        Kill(killed, bench.Worker("k"));
        Assert.Equal(4, (await bench.Cli.RunAsync("agent", "wait", "k")).Exit);
        var failure = (await bench.Cli.RunAsync("agent", "status", "k", "--json")).Json.GetProperty("failure");
        Assert.Equal("agent_died", failure.GetProperty("class").GetString());
        Assert.Equal("platform", failure.GetProperty("owner").GetString());
        Assert.Contains("SIGKILL", failure.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(bench.Left);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_interrupted_session_is_idle_and_goes_on_with_another_task()
    {
        using var bench = new SessionBench();
        var up = bench.Pipe("up");
        await bench.RunAsync("i", "echo half > b.txt; echo up > $BENCH/up; tail -f /dev/null", "--detach");
        await File.ReadAllTextAsync(up, Ended);
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "interrupt", "i")).Exit);
        Assert.Equal("idle", await bench.StateAsync("i"));
        var resumed = await bench.Cli.RunAsync("agent", "resume", "i", "--task", "cat b.txt", "--json");
        Assert.True(resumed.Exit == 0, resumed.Output + resumed.Error);
        Assert.Equal("half\n", resumed.Json.GetProperty("message").GetString());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("interrupt", "idle")]
    [InlineData("stop", "stopped")]
    public async Task A_question_is_dropped_with_its_turn(string verb, string state)
    {
        using var bench = new SessionBench();
        const string script = """echo '{"question":"Which?"}' > "$INTERLOCK_QUESTION" """;
        await bench.RunAsync("q", script, "--questions", "wait", "--detach");
        Assert.Equal(3, (await bench.Cli.RunAsync("agent", "wait", "q")).Exit);
        var ended = await bench.Cli.RunAsync("agent", verb, "q", "--json");
        Assert.Equal((0, state), (ended.Exit, ended.Json.GetProperty("state").GetString()));
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "answer", "q", "--text", "that")).Exit);
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "resume", "q", "--task", "echo on")).Exit);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stopped_session_leaves_no_process_and_no_workspace()
    {
        using var bench = new SessionBench();
        var up = bench.Pipe("up");
        await bench.RunAsync(
            "s",
            "(setsid tail -f /dev/null &); trap '' TERM; echo up > $BENCH/up; tail -f /dev/null",
            "--detach"
        );
        await File.ReadAllTextAsync(up, Ended);
        var stopped = await bench.Cli.RunAsync("agent", "stop", "s", "--json");
        Assert.Equal((0, "stopped"), (stopped.Exit, stopped.Json.GetProperty("state").GetString()));
        Assert.Empty(bench.Left);
        Assert.Empty(Directory.EnumerateFiles(bench.State, "lease.json", SearchOption.AllDirectories));
    }

    // The first process of that name below another one.
    private static void Kill(string name, int above)
    {
        for (var level = new[] { above }; level.Length > 0; level = [.. level.SelectMany(Children)])
            if (Array.Find(level, pid => Stat(pid)?.Name == name) is > 0 and var found)
            {
                using var process = Process.GetProcessById(found);
                process.Kill();
                return;
            }
        Assert.Fail($"no {name} is there");
    }

    private static IEnumerable<int> Children(int parent) =>
        Directory
            .GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && Stat(pid)?.Parent == parent);

    private static (string Name, int Parent)? Stat(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var end = stat.LastIndexOf(')');
            return (stat[(stat.IndexOf('(') + 1)..end], int.Parse(stat[(end + 2)..].Split(' ')[1]));
        }
        catch (IOException)
        {
            return null; // gone meanwhile
        }
    }

    private static IEnumerable<string?> Files(JsonElement session) =>
        session.GetProperty("change").GetProperty("files").EnumerateArray().Select(file => file.GetString());
}
