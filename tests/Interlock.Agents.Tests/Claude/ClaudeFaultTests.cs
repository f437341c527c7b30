using Interlock.Core.Failures;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeFaultTests
{
    private const string TooLong =
        """{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 250000 tokens > 200000 maximum"}}""";

    [Theory(Timeout = 30_000)]
    [InlineData(500, null, "model_error", FailureOwner.Provider, true)]
    [InlineData(401, null, "auth", FailureOwner.User, false)]
    [InlineData(404, null, "bad_request", FailureOwner.User, false)]
    [InlineData(429, null, "rate_limited", FailureOwner.Provider, true)]
    [InlineData(529, null, "overloaded", FailureOwner.Provider, true)]
    [InlineData(400, null, "bad_request", FailureOwner.User, false)]
    [InlineData(400, TooLong, "context_window", FailureOwner.User, false)]
    public async Task An_error_of_the_provider_is_a_failure_of_its_class(
        int status,
        string? body,
        string kind,
        FailureOwner owner,
        bool retryable
    )
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step
            {
                Status = status,
                Body = body,
                Forever = true,
            }
        );

        var result = await bench.RunAsync();

        Assert.Equal(
            (kind, owner, retryable),
            (result.Failure?.Class, result.Failure?.Owner, result.Failure?.Retryable)
        );
        Assert.Equal("", result.Text);
        Assert.NotEqual("", result.Failure!.Remedy);
        Assert.Empty(bench.Survivors());
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_is_cut_and_a_provider_that_is_not_there_are_failures_of_the_network(bool cut)
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Cut = true, Forever = true });

        var result = await bench
            .Agent(cut ? [] : [("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")])
            .RunAsync(bench.Turn(), default);

        Assert.Equal(("network", true), (result.Failure?.Class, result.Failure?.Retryable));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_rate_limit_is_waited_for_and_says_how_long_to_wait()
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step
            {
                Status = 429,
                RetryAfter = 1,
                Forever = true,
            }
        );

        var result = await bench.Agent(("CLAUDE_CODE_MAX_RETRIES", "1")).RunAsync(bench.Turn(), default);

        Assert.Equal(("rate_limited", TimeSpan.FromSeconds(1)), (result.Failure?.Class, result.Failure?.RetryAfter));
        Assert.Contains(bench.Progress, line => line.Contains("tried again", StringComparison.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_error_that_is_retried_is_not_the_end()
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step { Status = 429, RetryAfter = 1 },
            new Step { Say = "after all" }
        );

        var result = await bench.Agent(("CLAUDE_CODE_MAX_RETRIES", "2")).RunAsync(bench.Turn(), default);

        Assert.Null(result.Failure);
        Assert.Equal("after all", result.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_used_up_account_says_when_it_is_lifted()
    {
        var step = new Step
        {
            Status = 429,
            Forever = true,
            Headers = new Dictionary<string, string>
            {
                ["anthropic-ratelimit-unified-status"] = "rejected",
                ["anthropic-ratelimit-unified-reset"] = $"{DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeSeconds()}",
                ["anthropic-ratelimit-unified-representative-claim"] = "five_hour",
            },
        };
        await using var bench = await ClaudeBench.StartAsync(step);
        var account = bench.Agent(
            ("ANTHROPIC_API_KEY", ""),
            ("CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-stub-token-1234567")
        );

        var result = await account.RunAsync(bench.Turn(), default);

        Assert.Equal(("usage_limit", FailureOwner.User), (result.Failure?.Class, result.Failure?.Owner));
        Assert.InRange(result.Failure!.RetryAfter!.Value.TotalMinutes, 115, 120);
    }

    [Fact(Timeout = 30_000)]
    public async Task Words_of_a_rate_limit_in_an_answer_change_nothing()
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step { Say = "API Error: 429 rate limit, usage limit reached, 401" }
        );

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_words_of_a_provider_are_cleaned_before_a_person_sees_them()
    {
        var body = $"\u001b[2J\u001b]0;owned\u0007bad {ClaudeBench.Key} " + new string('z', 50_000);
        await using var bench = await ClaudeBench.StartAsync(
            new Step
            {
                Status = 400,
                Body = body,
                Forever = true,
            }
        );

        var result = await bench.RunAsync();

        Assert.DoesNotContain('\u001b', result.Failure!.Message);
        Assert.DoesNotContain(ClaudeBench.Key, result.Failure.Message, StringComparison.Ordinal);
        Assert.InRange(result.Failure.Message.Length, 10, 3000);
    }
}
