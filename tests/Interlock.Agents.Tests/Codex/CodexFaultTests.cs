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
    public async Task An_error_of_the_provider_is_a_failure_of_its_class(
        int status,
        string kind,
        FailureOwner owner,
        bool retryable
    )
    {
        await using var bench = await CodexBench.StartAsync(new Step { Status = status, Forever = true });

        var result = await bench.RunAsync();

        Assert.Equal(
            (kind, owner, retryable),
            (result.Failure?.Class, result.Failure?.Owner, result.Failure?.Retryable)
        );
        Assert.Equal("", result.Text);
        Assert.NotEqual("", result.Failure!.Remedy);
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task An_error_that_is_retried_is_not_the_end()
    {
        var scenario = Scenario.Always(
            new Step { Cut = true },
            new Step { Cut = true },
            new Step { Say = "after all" }
        );
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
        await using var bench = await CodexBench.StartAsync(
            new Step
            {
                Cut = cut,
                Malformed = !cut,
                Forever = true,
            }
        );

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

    [Theory(Timeout = 30_000)]
    [InlineData("context_length_exceeded", "context_window", false)]
    [InlineData("insufficient_quota", "usage_limit", true)]
    [InlineData("server_is_overloaded", "model_error", true)]
    public async Task A_failure_inside_the_stream_has_its_class(string code, string kind, bool retryable)
    {
        await using var bench = await CodexBench.StartAsync(new Step { Fail = code, Forever = true });

        var result = await bench.RunAsync();

        Assert.Equal((kind, retryable), (result.Failure?.Class, result.Failure?.Retryable));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_rate_limit_says_how_long_to_wait()
    {
        var body = "Rate limit reached for gpt-5.5. Please try again in 1.5s.";
        await using var bench = await CodexBench.StartAsync(
            new Step
            {
                Fail = "rate_limit_exceeded",
                Body = body,
                Forever = true,
            }
        );

        var result = await bench.RunAsync();

        Assert.Equal(("rate_limited", TimeSpan.FromSeconds(1.5)), (result.Failure?.Class, result.Failure?.RetryAfter));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_used_up_account_says_when_it_is_lifted()
    {
        var lifted = DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeSeconds();
        var step = new Step
        {
            Status = 429,
            Forever = true,
            Body =
                $$"""{"error":{"type":"usage_limit_reached","message":"limit","plan_type":"plus","resets_at":{{lifted}}} }""",
            Headers = new Dictionary<string, string>
            {
                ["x-codex-primary-used-percent"] = "100",
                ["x-codex-primary-window-minutes"] = "300",
                ["x-codex-primary-reset-at"] = $"{lifted}",
            },
        };
        await using var bench = await CodexBench.StartAsync(step);

        var result = await bench.RunAsync();

        Assert.Equal(("usage_limit", FailureOwner.User), (result.Failure?.Class, result.Failure?.Owner));
        Assert.InRange(result.Failure!.RetryAfter!.Value.TotalMinutes, 115, 120);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_words_of_a_provider_are_cleaned_before_a_person_sees_them()
    {
        var body = "\u001b[2J\u001b]0;owned\u0007bad stub-key-1234567 " + new string('z', 50_000);
        await using var bench = await CodexBench.StartAsync(
            new Step
            {
                Status = 400,
                Body = body,
                Forever = true,
            }
        );

        var result = await bench.RunAsync();

        Assert.DoesNotContain('\u001b', result.Failure!.Message);
        Assert.DoesNotContain("stub-key-1234567", result.Failure.Message, StringComparison.Ordinal);
        Assert.InRange(result.Failure.Message.Length, 10, 3000);
    }
}
