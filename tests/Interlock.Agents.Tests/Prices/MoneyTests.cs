using Interlock.Agents.Tests.Resilience;
using Interlock.Core.Agents;
using Xunit;

namespace Interlock.Agents.Tests.Prices;

public sealed class MoneyTests : IDisposable
{
    private readonly Crew crew = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => crew.Dispose();

    private Task<TurnResult> Run(string usage, TurnLimits? limits = null, string then = "") =>
        crew.Agent($"command:echo '{usage}' > $INTERLOCK_USAGE; {then}")
            .RunAsync(crew.Turn() with { Limits = limits ?? TurnLimits.None }, Stop);

    [Fact(Timeout = 30_000)]
    public async Task Tokens_of_a_known_model_have_a_price_and_it_is_said_to_be_computed()
    {
        var usage = (await Run("{\"inputTokens\":1000000,\"outputTokens\":100000,\"model\":\"gpt-5.4\"}")).Usage;
        Assert.Equal((4.0m, UsageQuality.Estimated), (usage.Money, usage.Quality));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_an_agent_itself_says_to_cost_stays()
    {
        var usage = (await Run("{\"inputTokens\":1,\"outputTokens\":1,\"money\":0.25,\"model\":\"gpt-5.4\"}")).Usage;
        Assert.Equal((0.25m, UsageQuality.Exact), (usage.Money, usage.Quality));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_ends_at_its_limit_of_money()
    {
        var result = await Run(
            "{\"inputTokens\":1000000,\"outputTokens\":0,\"model\":\"gpt-5.5\"}",
            new TurnLimits(Money: 2m),
            "sleep 60"
        );
        Assert.Equal("budget_exhausted", result.Failure?.Class);
        Assert.Contains("5 USD of 2", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(5m, result.Usage.Money);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_limit_of_money_on_a_model_without_a_price_is_not_silently_ignored()
    {
        var result = await Run(
            "{\"inputTokens\":1000,\"outputTokens\":0,\"model\":\"mystery\"}",
            new TurnLimits(Money: 2m),
            "sleep 60"
        );
        Assert.Equal("price_unknown", result.Failure?.Class);
        Assert.Contains("mystery", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("deepseek:mystery-7", "price_unknown")]
    [InlineData("deepseek:deepseek-v4-pro", null)]
    [InlineData("claude:opus", null)] // a short name: known only when it answers
    [InlineData("command:true", null)]
    public void A_limit_of_money_on_a_model_without_a_price_is_refused_before_the_start(string agent, string? expected)
    {
        var turn = crew.Turn() with { Limits = new TurnLimits(Money: 2m) };
        Assert.Equal(expected, TurnNeeds.Missing(turn, crew.Agent(agent))?.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_message_that_is_too_long_is_a_failure()
    {
        var limits = TurnLimits.None with { OutputBytes = 1000 };
        var result = await Run("{}", limits, "head -c 1001 /dev/zero | tr '\\0' x");
        Assert.Contains("1,001 bytes of output of 1,000", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_usage_of_all_tries_and_agents_is_summed()
    {
        const string use = "echo '{\"inputTokens\":10,\"outputTokens\":1,\"money\":1}' > $INTERLOCK_USAGE";
        var result = await crew.Agent($"command:{use}; exit 75,command:{use}; true").RunAsync(crew.Turn(), Stop);
        Assert.Null(result.Failure);
        Assert.Equal((50, 5m), (result.Usage.Input, result.Usage.Money));
    }
}
