using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexResumeTests
{
    private const string Endless = "echo begun > begun; exec tail -f /dev/null";

    [Fact(Timeout = 30_000)]
    public async Task A_conversation_goes_on_in_a_new_process_and_in_another_workspace()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "Noted." });
        using var other = new TestRepository().Write("README.md", "other\n");
        other.Commit();

        var first = await bench.RunAsync(bench.Turn("remember tulip", home: "h"));
        var second = await bench.RunAsync(
            bench.Turn("what was it?", "s2", "h") with
            {
                Resume = first.Session,
                Workspace = other.Root,
            }
        );

        Assert.Null(second.Failure);
        Assert.Equal(first.Session, second.Session);
        Assert.Equal(["remember tulip", "what was it?"], bench.Stub.Requests[^1].Conversation.Prompts);
        Assert.Contains(other.Root, bench.Stub.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Usage_of_a_resumed_turn_is_that_of_the_turn()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "Noted." });
        var told = new List<TokenUsage>();

        var first = await bench.RunAsync(bench.Turn("one", home: "h"));
        var second = await bench.RunAsync(
            bench.Turn("two", "s2", "h") with
            {
                Resume = first.Session,
                Update = update => told.AddRange(update.Usage is null ? [] : [update.Usage]),
            }
        );

        Assert.Equal((1000, 20), (first.Usage.Input, first.Usage.Output));
        Assert.Equal((1000, 20, UsageQuality.Exact), (second.Usage.Input, second.Usage.Output, second.Usage.Quality));
        Assert.All(told.Where(usage => usage.Quality is not null), usage => Assert.Equal(1000, usage.Input));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_killed_in_a_command_can_be_resumed()
    {
        await using var bench = await CodexBench.StartAsync(
            new Scenario([
                new Rule { Prompt = ["again"], Steps = [new Step { Say = "Resumed." }] },
                new Rule { Steps = [new Step { Shell = Endless }] },
            ])
        );
        string? session = null;
        var begun = bench.Repository.Appears("begun");

        var turn = bench.RunAsync(
            bench.Turn(home: "h") with
            {
                Update = update => session = update.Session ?? session,
            }
        );
        await begun;
        bench.KillCodex();
        var killed = await turn;
        var resumed = await bench.RunAsync(bench.Turn("again", "s2", "h") with { Resume = session });

        Assert.Equal("agent_died", killed.Failure?.Class);
        Assert.Equal(session, killed.Session);
        Assert.Null(resumed.Failure);
        Assert.Equal("Resumed.", resumed.Text);
        Assert.Contains("do it", bench.Stub.Requests[^1].Conversation.Prompts);
        Assert.Empty(bench.Survivors());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("01a1fcb6-081d-76c1-9afb-afdfc2f6196c")]
    [InlineData("../../etc")]
    public async Task A_conversation_that_is_not_there_is_said_to_be_unknown(string session)
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "Noted." });

        var result = await bench.RunAsync(bench.Turn(home: "h") with { Resume = session });

        Assert.Equal("unknown_session", result.Failure?.Class);
        Assert.NotEmpty(result.Failure!.Remedy);
        Assert.Empty(bench.Stub.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_the_conversation_stays_in_the_home_between_turns()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "Noted." });
        var turn = bench.Turn(home: "h");
        var home = Path.Combine(turn.HomeFolder!, "codex", "home");
        Directory.CreateDirectory(home);
        await File.WriteAllTextAsync(Path.Combine(home, "AGENTS.md"), "LEFT-BY-A-KILLED-TURN");

        await bench.RunAsync(turn);

        Assert.Equal(["sessions"], Directory.GetFileSystemEntries(home).Select(Path.GetFileName));
        Assert.DoesNotContain("LEFT-BY", bench.Stub.Requests[0].Body, StringComparison.Ordinal);
    }
}
