using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Models;

public sealed class ModelFaultTests
{
    private static readonly string[] Providers = ["openai", "deepseek", "anthropic"];

    private static readonly (Step Fault, string Class, FailureOwner Owner, bool Retryable)[] Faults =
    [
        (new() { Status = 500 }, "model_error", FailureOwner.Provider, true),
        (new() { Status = 503 }, "overloaded", FailureOwner.Provider, true),
        (new() { Status = 529 }, "overloaded", FailureOwner.Provider, true),
        (new() { Status = 429 }, "rate_limited", FailureOwner.Provider, true),
        (new() { Status = 429, Body = Error("insufficient_quota") }, "usage_limit", FailureOwner.User, true),
        (new() { Status = 402 }, "usage_limit", FailureOwner.User, true),
        (new() { Status = 401 }, "auth", FailureOwner.User, false),
        (new() { Status = 403 }, "auth", FailureOwner.User, false),
        (new() { Status = 404 }, "bad_request", FailureOwner.User, false),
        (new() { Status = 400, Body = Error("context_length_exceeded") }, "context_window", FailureOwner.User, false),
        (new() { Status = 400, Body = "the rate limit of my patience" }, "bad_request", FailureOwner.User, false),
        (new() { Status = 307, Headers = To("http://127.0.0.1:9/") }, "bad_request", FailureOwner.User, false),
        (new() { Fail = "server_error" }, "model_error", FailureOwner.Provider, true),
        (new() { Fail = "rate_limit_exceeded" }, "rate_limited", FailureOwner.Provider, true),
        (new() { Fail = "overloaded_error" }, "overloaded", FailureOwner.Provider, true),
        (new() { Cut = true }, "network", FailureOwner.Platform, true),
        (new() { Malformed = true }, "model_error", FailureOwner.Provider, true),
        (new() { ContentType = "text/html" }, "model_error", FailureOwner.Provider, true),
        (new() { HugeEvent = 20 * 1024 * 1024 }, "model_error", FailureOwner.Provider, true),
        (new() { Hang = true }, "agent_timeout", FailureOwner.Provider, true),
        (new() { HangSilent = true }, "agent_timeout", FailureOwner.Provider, true),
        (new() { Drip = true }, "agent_timeout", FailureOwner.Provider, true),
    ];

    public static TheoryData<string, int> All { get; } =
        new(Providers.SelectMany(provider => Faults.Select((_, number) => (provider, number))));

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(All))]
    public async Task A_fault_of_the_provider_ends_the_turn_with_its_class(string provider, int number)
    {
        var (fault, name, owner, retryable) = Faults[number];
        await using var bench = await ModelBench.StartAsync(provider, fault with { Forever = true });

        var result = await bench.RunAsync(
            bench.Turn() with
            {
                IdleTimeout = TimeSpan.FromSeconds(name == "agent_timeout" ? 1 : 20),
            }
        );

        Assert.Equal(
            (name, owner, retryable),
            (result.Failure?.Class, result.Failure!.Owner, result.Failure.Retryable)
        );
        Assert.InRange(result.Seconds, 0, 20);
        Assert.Single(bench.Stub.Requests); // waiting and trying again is not done here
        Assert.NotNull(result.Session);
        Assert.Equal(bench.Turn().SessionFolder, result.Failure.Evidence);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("openai")]
    [InlineData("deepseek")]
    [InlineData("anthropic")]
    public async Task A_rate_limit_tells_the_wait_that_the_provider_asked_for(string provider)
    {
        await using var bench = await ModelBench.StartAsync(provider, new Step { Status = 429, RetryAfter = 17 });

        var result = await bench.RunAsync();

        Assert.Equal(TimeSpan.FromSeconds(17), result.Failure?.RetryAfter);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nobody_at_the_address_is_a_network_failure()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("never"));

        var result = await bench.Agent(("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")).RunAsync(bench.Turn(), default);

        Assert.Equal("network", result.Failure?.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_key_nothing_is_asked_and_the_variable_is_named()
    {
        await using var bench = await ModelBench.StartAsync("kimi", ModelBench.Says("never"));
        var agent = bench.Agent(("KIMI_API_KEY", ""));

        var result = await agent.RunAsync(bench.Turn(), default);
        var probe = await agent.ProbeAsync(default);

        Assert.Equal("auth", result.Failure?.Class);
        Assert.Contains("MOONSHOT_API_KEY", result.Failure!.Remedy, StringComparison.Ordinal);
        Assert.Equal(result.Failure with { Evidence = null }, probe.Failure);
        Assert.Empty(bench.Stub.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_tool_that_prints_rate_limit_changes_nothing()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("shell", ("command", "echo 'HTTP 429 rate_limit_exceeded'; exit 1")),
            ModelBench.Says("Done.")
        );

        Assert.Null((await bench.RunAsync()).Failure);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("openai", "\"max_output_tokens\":77")]
    [InlineData("kimi", "\"max_completion_tokens\":77")]
    [InlineData("anthropic", "\"max_tokens\":77")]
    public async Task An_answer_cut_off_at_a_limit_says_whose_limit_it_was(string provider, string asked)
    {
        await using var bench = await ModelBench.StartAsync(provider, new Step { Say = "half", CutOff = true });

        var own = await bench.RunAsync(bench.Turn() with { Limits = new TurnLimits(OutputTokens: 77) });
        var others = await bench.RunAsync(bench.Turn(step: "s2"));

        Assert.Equal(("half", "budget_exhausted"), (own.Text, own.Failure?.Class));
        Assert.Contains(asked, bench.Stub.Requests[0].Body, StringComparison.Ordinal);
        Assert.Equal("output_limit", others.Failure?.Class);
    }

    private static string Error(string code) => $$$"""{"error":{"message":"m","type":"t","code":"{{{code}}}"}}""";

    private static Dictionary<string, string> To(string address) => new() { ["Location"] = address };
}
