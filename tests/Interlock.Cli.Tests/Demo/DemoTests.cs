using System.Diagnostics;

namespace Interlock.Cli.Tests.Demo;

public sealed class DemoTests
{
    [Fact(Timeout = 120_000)]
    public async Task The_demo_rejects_once_repairs_one_task_and_lands()
    {
        using var program = new BuiltProgram();
        Directory.CreateDirectory(program.Repository.Home);
        var watch = Stopwatch.StartNew();
        var result = await BuiltProgram.EndAsync(
            program.Start(["demo", "--json"], ("TMPDIR", program.Repository.Home))
        );
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        var run = BuiltProgram.Json(result);
        Assert.Equal(
            (0, "landed", "proved"),
            (result.Exit, run.GetProperty("outcome").GetString(), run.GetProperty("verdict").GetString())
        );
        var rounds = run.GetProperty("rounds").EnumerateArray().ToList();
        Assert.Equal(["reject", "approve"], rounds.Select(round => round.GetProperty("decision").GetString()));
        Assert.Equal("words", Assert.Single(rounds[0].GetProperty("repaired").EnumerateArray()).GetString());
        Assert.Equal("command", Assert.Single(rounds[0].GetProperty("retained").EnumerateArray()).GetString());
        Assert.Equal(2, run.GetProperty("checks")[0].GetProperty("tests").GetProperty("passed").GetInt32());
        Assert.True(File.Exists(run.GetProperty("paths").GetProperty("receipt").GetString()));
        var scene = Assert.Single(Directory.GetDirectories(program.Repository.Home, "interlock-demo-*"));
        Assert.False(Directory.Exists(Path.Combine(scene, "tally")));
    }

    [Fact]
    public void Every_file_of_the_demo_is_under_version_control()
    {
        const string folder = "src/Interlock.Cli/Demo/Files";
        var tracked = TestKit
            .TestRepository.GitIn(House.SourceTree.Root, "ls-files", folder)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var present = Directory
            .EnumerateFiles(Path.Combine(House.SourceTree.Root, folder), "*", SearchOption.AllDirectories)
            .Select(House.SourceTree.Relative);
        Assert.Equal(tracked.Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal)); // an ignored one would be missing in a clone
    }

    [Fact(Timeout = 120_000)]
    public async Task A_kept_demo_has_the_landed_commit_in_its_repository()
    {
        using var program = new BuiltProgram();
        Directory.CreateDirectory(program.Repository.Home);
        var result = await BuiltProgram.EndAsync(
            program.Start(["demo", "--keep"], ("TMPDIR", program.Repository.Home))
        );
        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Contains("round 1: reject; repair words; keep command", result.Error, StringComparison.Ordinal);
        Assert.Contains("receipt", result.Output, StringComparison.Ordinal);
        var scene = Assert.Single(Directory.GetDirectories(program.Repository.Home, "interlock-demo-*"));
        Assert.Equal(
            "Count words\nCount lines\n",
            TestKit.TestRepository.GitIn(Path.Combine(scene, "tally"), "log", "--format=%s")
        );
    }
}
