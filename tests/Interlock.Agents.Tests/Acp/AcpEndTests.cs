using System.Diagnostics;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpEndTests : IDisposable
{
    private readonly ScriptedAgent agent = new();

    [Fact(Timeout = 60_000)]
    public async Task Garbage_and_what_is_not_known_do_no_harm()
    {
        var turn = agent.Turn(
            new { raw = "this is no JSON" },
            new { raw = """{"jsonrpc":"2.0","id":424242,"result":{}}""" },
            new { raw = """{"jsonrpc":"2.0","method":"session/update","params":7}""" },
            new { raw = """{"jsonrpc":"2.0","method":"of/tomorrow","params":{}}""" },
            new { huge = 20_000_000 },
            new { update = new { sessionUpdate = "of_tomorrow" } },
            ScriptedAgent.Ask("of/tomorrow", new { }),
            new { say = "Still here.\n" }
        );

        var result = await agent.Agent().RunAsync(turn with { Timeout = TimeSpan.FromSeconds(50) }, default);

        Assert.Null(result.Failure);
        Assert.Contains("not supported by this client", result.Text, StringComparison.Ordinal);
        Assert.Contains(agent.Updates, update => update.Message == "Still here.\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_message_is_what_was_said_last()
    {
        var tool = new
        {
            sessionUpdate = "tool_call",
            toolCallId = "t",
            title = "ls",
            kind = "execute",
            status = "completed",
        };
        var turn = agent.Turn(new { say = "First." }, new { update = tool }, new { say = "Sec" }, new { say = "ond." });

        var result = await agent.Agent().RunAsync(turn, default);

        Assert.Equal("Second.", result.Text);
        Assert.Contains("runs ls", agent.Progress);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_death_in_the_middle_of_a_turn_is_a_failure()
    {
        var result = await agent.Agent().RunAsync(agent.Turn(new { say = "I will" }, new { die = 9 }), default);

        Assert.Equal(("agent_died", true), (result.Failure?.Class, result.Failure?.Retryable));
        Assert.Equal(("I will", "ses-1"), (result.Text, result.Session));
        Assert.Empty(agent.Survivors());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("polite")]
    [InlineData("deaf")]
    public async Task An_interrupted_turn_keeps_its_conversation(string kind)
    {
        using var interrupt = new CancellationTokenSource();
        var turn = agent.Turn(new { say = "Working\n" }, new { hang = kind }) with
        {
            Interrupt = interrupt.Token,
            Update = update =>
            {
                if (update.Message is not null)
                    interrupt.Cancel();
            },
        };

        var result = await agent.Agent().RunAsync(turn, default);

        Assert.Equal(("interrupted", "ses-1"), (result.Failure?.Class, result.Session));
        Assert.Equal("Working\n", result.Text);
        Assert.Empty(agent.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task Silence_ends_a_turn_but_not_while_a_tool_works()
    {
        var atWork = new
        {
            sessionUpdate = "tool_call",
            toolCallId = "t",
            title = "x",
            kind = "execute",
            status = "in_progress",
        };
        var ended = new
        {
            sessionUpdate = "tool_call_update",
            toolCallId = "t",
            status = "completed",
        };
        var turn = agent.Turn(
            new { update = atWork },
            new { run = "sleep 3" },
            new { update = ended },
            new { say = "worked" },
            new { hang = true }
        );

        var result = await agent.Agent().RunAsync(turn with { IdleTimeout = TimeSpan.FromSeconds(2) }, default);

        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.Contains("heard nothing", result.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal("worked", result.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_that_never_ends_is_timed_out_and_its_daemons_are_dead()
    {
        var watch = Stopwatch.StartNew();
        var turn = agent.Turn(new { daemon = true }, new { hang = "deaf" });

        var result = await agent.Agent().RunAsync(turn with { Timeout = TimeSpan.FromSeconds(3) }, default);

        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.InRange(watch.Elapsed.TotalSeconds, 3, 15);
        Assert.Empty(agent.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_stays_when_its_input_ends_is_ended()
    {
        using var stays = new ScriptedAgent("""{"stays":true}""");

        var result = await stays.Agent().RunAsync(stays.Turn(new { say = "Done." }), default);

        Assert.Null(result.Failure);
        Assert.Empty(stays.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_cancelled_turn_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        var turn = agent.Turn(new { daemon = true }, new { say = "x\n" }, new { hang = "deaf" }) with
        {
            Update = update =>
            {
                if (update.Message is not null)
                    stop.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => agent.Agent().RunAsync(turn, stop.Token));

        Assert.Empty(agent.Survivors());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("max_tokens", "output_limit")]
    [InlineData("max_turn_requests", "turn_limit")]
    [InlineData("refusal", "refused")]
    [InlineData("of_tomorrow", "agent_failed")]
    public async Task A_turn_that_stops_early_is_no_success(string reason, string expected)
    {
        var result = await agent.Agent().RunAsync(agent.Turn(new { stop = reason }), default);

        Assert.Equal(expected, result.Failure?.Class);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(-32603, """{"errorKind":"rate_limit"}""", "rate_limited")]
    [InlineData(-32603, """{"codex_error_info":"usage_limit_exceeded"}""", "usage_limit")]
    [InlineData(-32603, """{"statusCode":529}""", "overloaded")]
    [InlineData(429, "{}", "rate_limited")]
    [InlineData(-32000, "{}", "auth")]
    [InlineData(-32603, """{"details":"HTTP 429 rate limit exceeded"}""", "agent_failed")]
    public async Task An_error_is_known_by_its_fields_never_by_its_words(int code, string data, string expected)
    {
        var error = new
        {
            code,
            message = "rate limit 429",
            data = System.Text.Json.Nodes.JsonNode.Parse(data),
        };

        var result = await agent.Agent().RunAsync(agent.Turn(new { fail = error }), default);

        Assert.Equal(expected, result.Failure?.Class);
        Assert.Contains("rate limit 429", result.Failure?.Message, StringComparison.Ordinal);
    }

    public void Dispose() => agent.Dispose();
}
