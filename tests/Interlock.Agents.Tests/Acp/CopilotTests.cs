using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class CopilotTests
{
    private static readonly Step SaysDone = new() { Say = "Done: made.txt written." };

    [Fact(Timeout = 60_000)]
    public async Task A_turn_edits_a_file_reports_its_tokens_and_can_be_resumed_by_a_new_process()
    {
        await using var bench = await AcpBench.CopilotAsync(
            new Step { Shell = "printf 'made\\n' > made.txt" },
            SaysDone
        );
        var agent = bench.Agent("copilot");

        var first = await agent.RunAsync(bench.Turn() with { HomeFolder = bench.HomeFolder }, default);

        Assert.Null(first.Failure);
        Assert.Equal("Done: made.txt written.", first.Text);
        Assert.Equal("made\n", bench.Repository.Read("made.txt"));
        Assert.Equal((2100L, 400L, 41L), (first.Usage.Input, first.Usage.CachedInput, first.Usage.Output));
        Assert.Empty(bench.Survivors());

        bench.Stub.Play(Scenario.Always(new Step { Say = "I remember." }));
        var turn = bench.Turn("and now?", "s2") with { HomeFolder = bench.HomeFolder, Resume = first.Session };
        var second = await agent.RunAsync(turn, default);

        Assert.Null(second.Failure);
        Assert.Equal(("I remember.", first.Session), (second.Text, second.Session));
        Assert.Contains("do it", bench.Stub.Requests[^1].Conversation.Text, StringComparison.Ordinal);
        Assert.Equal(new TokenUsage(1000, 200, 20, 3), second.Usage with { Quality = null });
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 90_000)]
    public async Task A_strictly_confined_worker_edits_its_workspace_and_is_denied_the_rest()
    {
        await using var bench = await AcpBench.CopilotAsync();
        var outside = bench.Outside;
        bench.Stub.Play(
            Scenario.Always(
                new Step { Shell = "printf 'made\\n' > made.txt; env > env.txt" },
                new Step { Shell = $"echo bad > {outside}/a" },
                SaysDone
            )
        );

        var turn = await bench.StrictAsync(bench.Turn() with { HomeFolder = bench.HomeFolder });
        var result = await bench.Agent("copilot").RunAsync(turn, default);

        Assert.Null(result.Failure);
        Assert.Equal("made\n", bench.Repository.Read("made.txt"));
        Assert.DoesNotContain(AcpBench.Key, bench.Repository.Read("env.txt"), StringComparison.Ordinal);
        Assert.False(File.Exists($"{outside}/a"));
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 90_000)]
    public async Task A_reader_changes_nothing()
    {
        await using var bench = await AcpBench.CopilotAsync(
            new Step { Shell = "echo bad > README.md; echo bad > new.txt" },
            SaysDone
        );

        await bench.Agent("copilot").RunAsync(bench.Turn() with { Permission = Permission.ReadOnly }, default);

        Assert.Equal("", bench.Repository.Git("status", "--porcelain"));
        Assert.Contains(bench.Progress, line => line.Contains("is denied", StringComparison.Ordinal));
    }

    [Theory(Timeout = 90_000)]
    [InlineData(401, "auth")]
    [InlineData(429, "agent_timeout")] // tried again for ever, its usage told anew each time
    [InlineData(500, "model_error")]
    public async Task An_error_of_the_model_is_a_failure_although_it_is_told_as_a_message(int status, string expected)
    {
        await using var bench = await AcpBench.CopilotAsync(new Step { Status = status, Forever = true });

        var turn = bench.Turn() with { IdleTimeout = TimeSpan.FromSeconds(20) };
        var result = await bench.Agent("copilot").RunAsync(turn, default);

        Assert.InRange(result.Seconds, 0, status == 429 ? 32 : 60);
        Assert.Equal(expected, result.Failure?.Class);
        Assert.Empty(bench.Survivors());
    }
}
