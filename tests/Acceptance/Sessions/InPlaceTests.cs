using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance.Sessions;

public sealed class InPlaceTests
{
    private const string Script = """
        echo two > a.txt
        git status --short
        (echo x >> .git/config) 2> /dev/null || (echo x >> .git) 2> /dev/null || echo git is kept
        cat "$HOME/own.txt" 2> /dev/null || echo home is away
        """;

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_limited_agent_in_place_changes_the_checkout_and_reaches_nothing_else(bool isLinked)
    {
        var result = await RunAsync(isLinked, "limited");
        Assert.Equal(" M a.txt\ngit is kept\nhome is away\n", result.Message);
        Assert.Equal("two\n", result.File);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_read_only_agent_in_place_reads_the_checkout_and_changes_nothing(bool isLinked)
    {
        var result = await RunAsync(isLinked, "read_only");
        Assert.Equal("git is kept\nhome is away\n", result.Message);
        Assert.Equal("one\n", result.File);
    }

    private static async Task<(string? Message, string File)> RunAsync(bool isLinked, string permission)
    {
        await RealSandbox.RequireStrictAsync(TestContext.Current.CancellationToken);
        using var bench = new SessionBench();
        await File.WriteAllTextAsync(
            Path.Combine(bench.Repository.Home, "own.txt"),
            "mine",
            TestContext.Current.CancellationToken
        );
        var checkout = bench.Repository.Root;
        if (isLinked)
            bench.Repository.Git("worktree", "add", "-q", checkout = Path.Combine(bench.Repository.Home, "linked"));
        var run = await bench.Cli.RunAsync(
            "agent",
            "run",
            "--agent",
            SessionBench.Agent,
            "--in-place",
            "--permission",
            permission,
            "--repo",
            checkout,
            "--json",
            "--task",
            Script
        );
        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Equal("own", run.Json.GetProperty("enforcement").GetProperty("files").GetString());
        return (
            run.Json.GetProperty("message").GetString(),
            await File.ReadAllTextAsync(Path.Combine(checkout, "a.txt"), TestContext.Current.CancellationToken)
        );
    }
}
