using Xunit;

namespace Interlock.Acceptance;

public sealed class ShipTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_rejected_task_is_repaired_alone_and_the_batch_lands()
    {
        using var bench = ThreeTasks.Create();
        var result = await bench.Cli.RunAsync(ThreeTasks.Arguments(bench));
        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Equal("landed", result.Json.GetProperty("outcome").GetString());
        Assert.Equal("good\n", bench.Repository.Read("b.txt"));
        Assert.Equal(3, bench.Turns.Count(t => t.StartsWith("start implement", StringComparison.Ordinal)));
        Assert.Equal(
            "start repair beta 2",
            Assert.Single(bench.Turns, t => t.StartsWith("start repair", StringComparison.Ordinal))[..19]
        );
        var rounds = result.Json.GetProperty("rounds");
        Assert.Equal("reject", rounds[0].GetProperty("decision").GetString());
        Assert.Equal("beta", rounds[0].GetProperty("repaired")[0].GetString());
        Assert.Equal("approve", rounds[1].GetProperty("decision").GetString());
        // Uncommitted, index untouched.
        Assert.Equal(" M a.txt\n M b.txt\n M c.txt\n", bench.Repository.Git("status", "--porcelain"));
    }
}
