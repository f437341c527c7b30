using System.Diagnostics;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Ship;

public sealed class ShipProcessTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_task_ships_into_the_working_tree_and_prints_one_document()
    {
        using var program = Create();
        var result = await program.RunAsync(program.Ship("echo good > a.txt; echo done"));
        var run = BuiltProgram.Json(result);
        Assert.Equal(
            (0, "landed", "proved"),
            (result.Exit, run.GetProperty("outcome").GetString(), run.GetProperty("verdict").GetString())
        );
        Assert.Equal("good\n", program.Repository.Read("a.txt"));
        Assert.True(File.Exists(run.GetProperty("paths").GetProperty("receipt").GetString()));
        Assert.Contains("review r1 correctness: approve", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task All_faults_of_preflight_are_in_one_document_and_nothing_is_created()
    {
        using var program = Create();
        var tasks = program.Beside(
            "bad.json",
            """{"tasks": [{"id": "a", "files": ["../x"], "prompt": "p"}, {"id": "a", "files": ["a.txt"], "prompt": " "}]}"""
        );
        var result = await program.RunAsync(
            "ship",
            "--tasks",
            tasks,
            "--check",
            "t=true",
            "--agent",
            "command:/nowhere/agent",
            "--json"
        );
        var document = BuiltProgram.Json(result);
        Assert.Equal(
            (78, "preflight_failed"),
            (result.Exit, document.GetProperty("failure").GetProperty("class").GetString())
        );
        var faults = document.GetProperty("faults").EnumerateArray().ToList();
        Assert.True(faults.Count >= 4, result.Output);
        Assert.All(faults, fault => Assert.False(string.IsNullOrWhiteSpace(fault.GetProperty("remedy").GetString())));
        Assert.False(Directory.Exists(program.State));
        Assert.Equal("", program.Repository.Git("status", "--porcelain"));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_committed_configuration_counts_and_an_edited_one_is_told()
    {
        using var program = Create();
        program
            .Repository.Write("interlock.json", """{"checks": {"real": {"command": "grep -q good a.txt"}}}""")
            .Commit();
        program.Repository.Write("interlock.json", """{"checks": {"fake": {"command": "true"}}}""");
        var result = await program.RunAsync([.. program.Ship("true", "--dry-run")]);
        var document = BuiltProgram.Json(result);
        Assert.Equal(0, result.Exit);
        Assert.Equal(
            ["real", "words"],
            document.GetProperty("checks").EnumerateArray().Select(check => check.GetString())
        );
        Assert.Contains("has uncommitted edits, which do not count", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(program.State));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_faulty_committed_configuration_ends_with_2_and_its_lines()
    {
        using var program = Create();
        program.Repository.Write("interlock.json", "{\n  \"limits\": {\"agents\": 0}\n}").Commit();
        var result = await program.RunAsync(program.Ship("true"));
        Assert.Equal(
            (2, "configuration_invalid"),
            (result.Exit, BuiltProgram.Json(result).GetProperty("failure").GetProperty("class").GetString())
        );
        Assert.Contains("interlock.json:2:24: $.limits.agents", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Outside_a_repository_it_says_so_and_exits_with_78()
    {
        using var program = Create();
        var result = await program.RunAsync([.. program.Ship("true"), "--repo", program.Repository.Home]);
        Assert.Equal(
            (78, "not_a_repository"),
            (result.Exit, BuiltProgram.Json(result).GetProperty("failure").GetProperty("class").GetString())
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task Ctrl_c_ends_the_agents_and_leaves_a_run_that_resumes()
    {
        using var program = Create();
        var marker = Path.Combine(program.Repository.Home, "started");
        using var watcher = new FileSystemWatcher(
            Directory.CreateDirectory(program.Repository.Home).FullName,
            "started"
        )
        {
            EnableRaisingEvents = true,
        };
        var started = new TaskCompletionSource();
        watcher.Renamed += (_, _) => started.TrySetResult();
        var process = program.Start(
            program.Ship($"echo > '{marker}.new'; mv '{marker}.new' '{marker}'; exec sleep 600")
        );
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var result = await BuiltProgram.EndAsync(process);
        var run = BuiltProgram.Json(result);
        Assert.Equal((130, "cancelled"), (result.Exit, run.GetProperty("failure").GetProperty("class").GetString()));
        Assert.Contains(
            $"interlock runs resume {run.GetProperty("run").GetString()}",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Empty(LiveProcesses.Holding(program.State));
        program.Ship("echo good > a.txt; echo done"); // the agent behaves now
        var resumed = await program.RunAsync("runs", "resume", "latest", "--json");
        Assert.Equal((0, "landed"), (resumed.Exit, BuiltProgram.Json(resumed).GetProperty("outcome").GetString()));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_fault_kills_the_engine_at_its_record_and_the_run_goes_on()
    {
        using var program = Create();
        var killed = await BuiltProgram.EndAsync(
            program.Start(program.Ship("echo good > a.txt"), ("INTERLOCK_FAULT", "after:4"))
        );
        Assert.Equal(137, killed.Exit);
        Assert.Equal(
            4,
            File.ReadLines(
                    Assert.Single(Directory.GetFiles(program.State, "journal.jsonl", SearchOption.AllDirectories))
                )
                .Count()
        );
        Assert.Equal(0, (await program.RunAsync("runs", "resume", "latest", "--json")).Exit);
        Assert.Equal("good\n", program.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_misspelt_fault_is_no_silent_success()
    {
        using var program = Create();
        var result = await BuiltProgram.EndAsync(
            program.Start(program.Ship("echo good > a.txt"), ("INTERLOCK_FAULT", "afetr:4"))
        );
        Assert.NotEqual(0, result.Exit);
        Assert.Contains("INTERLOCK_FAULT", result.Error, StringComparison.Ordinal);
    }

    internal static BuiltProgram Create()
    {
        var program = new BuiltProgram();
        program.Repository.Write("a.txt", "start\n").Commit();
        return program;
    }
}
