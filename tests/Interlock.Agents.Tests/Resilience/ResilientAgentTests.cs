using Xunit;

namespace Interlock.Agents.Tests.Resilience;

public sealed class ResilientAgentTests : IDisposable
{
    private readonly Crew crew = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => crew.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_provider_that_cannot_now_is_waited_for()
    {
        var agent = crew.Agent("command:echo x >> tries; test $(wc -l < tries) = 3 || exit 75; cat > asked; echo done");

        var result = await agent.RunAsync(crew.Turn(), Stop);

        Assert.Equal((null, "done\n"), (result.Failure, result.Text));
        Assert.Equal(
            2,
            crew.Progress.Count(line => line.StartsWith("agent_try_later: again in", StringComparison.Ordinal))
        );
        Assert.EndsWith("Do it.", File.ReadAllText(crew["workspace/asked"]), StringComparison.Ordinal);
        Assert.True(File.Exists(crew["session/attempt-1/prompt.md"]));
        Assert.True(File.Exists(crew["session/prompt.md"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_provider_that_stays_away_is_tried_four_times()
    {
        var result = await crew.Agent("command:echo x >> tries; exit 75").RunAsync(crew.Turn(), Stop);

        Assert.Equal("agent_try_later", result.Failure?.Class);
        Assert.Equal(4, File.ReadLines(crew["workspace/tries"]).Count());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_wait_that_is_longer_than_the_budget_is_not_begun()
    {
        var agent = crew.Agent("command:echo x >> tries; echo 'retry-after: 3600' >&2; exit 75");

        var result = await agent.RunAsync(crew.Turn(), Stop);

        Assert.Equal(TimeSpan.FromHours(1), result.Failure?.RetryAfter);
        Assert.Single(File.ReadLines(crew["workspace/tries"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_next_agent_takes_over_the_same_workspace_and_is_told_so()
    {
        var agent = crew.Agent(
            "command:echo half > work; echo 'retry-after: 9999' >&2; exit 75,command:cat > asked; cat work"
        );

        var result = await agent.RunAsync(crew.Turn(), Stop);

        Assert.Equal((null, "half\n", "command:cat > asked; cat work"), (result.Failure, result.Text, result.Agent));
        var handover = Assert.Single(result.Handovers!);
        Assert.Equal(("agent_try_later", result.Agent), (handover.Failure.Class, handover.To));
        Assert.Equal(handover, Assert.Single(crew.News, news => news.Handover is not null).Handover);
        var asked = File.ReadAllText(crew["workspace/asked"]);
        Assert.Contains("Another agent", asked, StringComparison.Ordinal);
        Assert.EndsWith("Do it.", asked, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_is_not_installed_hands_over_and_nobody_is_told_of_work_it_did_not_do()
    {
        var agent = crew.Agent("command:no-such-program-at-all,command:cat");

        var probe = await agent.ProbeAsync(Stop);
        var result = await agent.RunAsync(crew.Turn(), Stop);

        Assert.Null(probe.Failure);
        Assert.Contains("no-such-program-at-all", probe.Login, StringComparison.Ordinal);
        Assert.Equal((null, "Do it."), (result.Failure, result.Text));
        Assert.Equal("agent_not_found", Assert.Single(result.Handovers!).Failure.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task No_agent_that_can_be_used_is_one_failure_that_names_each()
    {
        var probe = await crew.Agent("command:no-such-one,command:no-such-two").ProbeAsync(Stop);

        Assert.Contains("no-such-one", probe.Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("no-such-two", probe.Failure?.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo 'Error: 429 rate limit exceeded, retry-after: 1, usage limit reached' >&2; exit 1")]
    [InlineData("echo rate_limited; echo overloaded >&2; exit 2")]
    public async Task Work_that_failed_is_not_tried_again_whatever_it_printed(string command)
    {
        var agent = crew.Agent($"command:echo x >> tries; {command},command:touch taken");

        var result = await agent.RunAsync(crew.Turn(), Stop);

        Assert.Equal("agent_failed", result.Failure?.Class);
        Assert.Single(File.ReadLines(crew["workspace/tries"]));
        Assert.False(File.Exists(crew["workspace/taken"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_one_of_the_agents_lacks_is_an_error_before_any_is_started()
    {
        var agent = crew.Agent("command:touch one,command:touch two");

        var result = await agent.RunAsync(crew.Turn() with { Effort = "high", Inherit = true }, Stop);

        Assert.Equal("capability_missing", result.Failure?.Class);
        Assert.Contains("command:touch one", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("command:touch two", result.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(crew["workspace"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_interrupt_ends_the_wait_and_leaves_no_further_try()
    {
        using var interrupt = new CancellationTokenSource();
        var agent = crew.Agent("command:echo x >> tries; echo 'retry-after: 15' >&2; exit 75,command:touch taken");
        var turn = crew.Turn() with { Interrupt = interrupt.Token, Progress = _ => interrupt.Cancel() };

        var result = await agent.RunAsync(turn, Stop);

        Assert.Equal("interrupted", result.Failure?.Class);
        Assert.Single(File.ReadLines(crew["workspace/tries"]));
        Assert.False(File.Exists(crew["workspace/taken"]));
    }
}
