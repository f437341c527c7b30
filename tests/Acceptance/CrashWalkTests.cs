using System.Text.Json;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>kill -9 of the engine at every journal record of a run with three tasks and one repair.</summary>
public sealed class CrashWalkTests
{
    [Theory(Timeout = 780_000)]
    [InlineData("after", "commit")]
    [InlineData("before", "tree")]
    public async Task A_run_killed_at_any_record_resumes_to_the_same_end_and_repeats_no_turn(string edge, string land)
    {
        var calm = await CalmRunAsync(land);
        Assert.InRange(calm.Records, 30, 300);
        await Parallel.ForEachAsync(
            Enumerable.Range(2, calm.Records - 1),
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (record, _) => await WalkAsync($"{edge}:{record}", land, calm)
        );
    }

    private static async Task<Calm> CalmRunAsync(string land)
    {
        using var bench = ThreeTasks.Create();
        var result = await bench.Cli.RunAsync(ThreeTasks.Arguments(bench, "--land", land));
        Assert.True(result.Exit == 0, result.Output + result.Error);
        return new Calm(Crash.Journal(bench).Count, Tree(result.Json));
    }

    private static async Task WalkAsync(string at, string land, Calm calm)
    {
        using var bench = ThreeTasks.Create();
        await Crash.AtAsync(bench, at, ThreeTasks.Arguments(bench, "--land", land));
        // Turns whose end is in the journal: paid for, never to be paid again.
        var completed = Crash.Completed(Crash.Journal(bench), "turn").ConvertAll(r => Crash.Data(r, "scope"));

        var resumed = await Crash.ResumedAsync(bench, at);
        Assert.Equal("landed", resumed.GetProperty("outcome").GetString());
        Assert.Equal(calm.Tree, Tree(resumed));
        Assert.Equal(2, resumed.GetProperty("rounds").GetArrayLength());

        var repeated = completed.Where(step =>
            bench.Turns.Count(t => t.EndsWith(" " + step, StringComparison.Ordinal)) != 1
        );
        Assert.True(!repeated.Any(), $"{at}: repeated {string.Join(", ", repeated)}");
        Assert.Equal("good\n", bench.Repository.Read("a.txt"));
        Assert.Equal("good\n", bench.Repository.Read("b.txt"));
        var commits = bench.Repository.Git("rev-list", "--count", "HEAD").Trim();
        Assert.True(commits == (land == "commit" ? "2" : "1"), $"{at}: {commits} commits");
        Assert.True(File.Exists(resumed.GetProperty("paths").GetProperty("receipt").GetString()), $"{at}: no receipt");
        Crash.AssertNothingLeft(bench, at);
    }

    private static string Tree(JsonElement run) => run.GetProperty("tree").GetString()!;

    private sealed record Calm(int Records, string Tree);
}
