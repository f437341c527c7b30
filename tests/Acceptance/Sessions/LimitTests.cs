using System.Text.Json;
using Xunit;

namespace Interlock.Acceptance.Sessions;

public sealed class LimitTests
{
    // Reports what it has spent, and works on.
    private const string Spend = """
        echo '{"inputTokens": 900, "outputTokens": 200, "money": 0.50, "model": "m"}' > "$INTERLOCK_USAGE.new"
        mv "$INTERLOCK_USAGE.new" "$INTERLOCK_USAGE"
        tail -f /dev/null
        """;

    [Theory(Timeout = 60_000)]
    [InlineData("--max-tokens", "1000")]
    [InlineData("--max-output-tokens", "100")]
    [InlineData("--max-money", "0.25")]
    public async Task A_spent_budget_ends_the_turn_and_its_figures_are_kept(string limit, string value)
    {
        using var bench = new SessionBench();
        var run = await bench.RunAsync("b", Spend, limit, value, "--json");
        Assert.Equal((6, "budget_exhausted"), (run.Exit, Class(run.Json)));
        Assert.Equal(900, run.Json.GetProperty("usage").GetProperty("inputTokens").GetInt32());
        Assert.Equal(0.50m, run.Json.GetProperty("usage").GetProperty("money").GetDecimal());
        Assert.Empty(bench.Left);
        var again = await bench.Cli.RunAsync("agent", "resume", "b", "--task", "true", "--json");
        Assert.Equal((6, "budget_exhausted"), (again.Exit, Class(again.Json)));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("\"tokens\": 1000", "--max-tokens", "5000")]
    [InlineData("\"money\": 0.25", "--max-money", "5")]
    public async Task A_limit_of_the_committed_configuration_holds_unless_the_command_line_says_another(
        string configured,
        string limit,
        string higher
    )
    {
        using var bench = new SessionBench();
        bench.Repository.Write("interlock.json", "{\"limits\": {" + configured + "}}").Commit();

        var run = await bench.RunAsync("c", Spend, "--json");
        var more = await bench.RunAsync(
            "m",
            Spend.Replace("tail -f /dev/null", "true", StringComparison.Ordinal),
            limit,
            higher,
            "--json"
        );

        Assert.Equal((6, "budget_exhausted"), (run.Exit, Class(run.Json)));
        Assert.True(more.Exit == 0, more.Output + more.Error);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_total_time_limit_counts_over_the_turns()
    {
        using var bench = new SessionBench();
        var run = await bench.RunAsync("t", "tail -f /dev/null", "--total-timeout", "1s", "--json");
        Assert.Equal((4, "timed_out"), (run.Exit, run.Json.GetProperty("state").GetString()));
        var again = await bench.Cli.RunAsync("agent", "resume", "t", "--task", "true", "--json");
        Assert.Equal((4, "total_timeout"), (again.Exit, Class(again.Json)));
        var more = await bench.Cli.RunAsync(
            "agent",
            "resume",
            "t",
            "--task",
            "true",
            "--total-timeout",
            "1m",
            "--json"
        );
        Assert.True(more.Exit == 0, more.Output + more.Error);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("pictures")]
    [InlineData("your own settings")]
    public async Task What_the_agent_lacks_is_refused_before_anything_is_created(string wanted)
    {
        using var bench = new SessionBench();
        var picture = Path.Combine(bench.Repository.Home, "p.png");
        await File.WriteAllBytesAsync(picture, [137, 80, 78, 71], TestContext.Current.CancellationToken);
        var run = await bench.RunAsync("n", "true", wanted == "pictures" ? ["--image", picture] : ["--inherit"]);
        Assert.Equal(78, run.Exit);
        Assert.Contains(wanted, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "status", "n")).Exit);
    }

    private static string? Class(JsonElement session) =>
        session.GetProperty("failure").GetProperty("class").GetString();
}
