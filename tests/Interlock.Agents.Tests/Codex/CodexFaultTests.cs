using Interlock.Core.Failures;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexFaultTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(500, "model_error", FailureOwner.Provider, true)]
    [InlineData(401, "auth", FailureOwner.User, false)]
    [InlineData(403, "auth", FailureOwner.User, false)]
    [InlineData(429, "rate_limited", FailureOwner.Provider, true)]
    [InlineData(400, "bad_request", FailureOwner.User, false)]
    public async Task An_error_of_the_provider_is_a_failure_of_its_class(int status, string kind, FailureOwner owner, bool retryable)
    {
        await using var bench = await CodexBench.StartAsync(new Step { Status = status, Forever = true });

        var result = await bench.RunAsync();

        Assert.Equal((kind, owner, retryable), (result.Failure?.Class, result.Failure?.Owner, result.Failure?.Retryable));
        Assert.Equal("", result.Text);
        Assert.NotEqual("", result.Failure!.Remedy);
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task An_error_that_is_retried_is_not_the_end()
    {
        var scenario = Scenario.Always(new Step { Cut = true }, new Step { Cut = true }, new Step { Say = "after all" });
        await using var bench = await CodexBench.StartAsync(scenario, retries: 3);

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Equal("after all", result.Text);
        Assert.Contains(bench.Progress, line => line.Contains("tried again", StringComparison.Ordinal));
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_stream_is_a_failure_of_the_network(bool cut)
    {
        await using var bench = await CodexBench.StartAsync(new Step { Cut = cut, Malformed = !cut, Forever = true });

        var result = await bench.RunAsync();

        Assert.Equal("network", result.Failure?.Class);
        Assert.True(result.Failure?.Retryable);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_provider_that_nobody_answers_for_is_a_failure_of_the_network()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "unheard" });
        await bench.Stub.DisposeAsync();

        var result = await bench.RunAsync();

        Assert.Equal("network", result.Failure?.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_context_that_is_full_names_the_way_out()
    {
        var body = """{"error":{"code":"context_length_exceeded","message":"too long"}}""";
        await using var bench = await CodexBench.StartAsync(new Step { Status = 400, Body = body, Forever = true });

        var result = await bench.RunAsync();

        Assert.Contains(result.Failure?.Class, new[] { "context_window", "bad_request" });
        Assert.False(result.Failure?.Retryable);
    }
}
