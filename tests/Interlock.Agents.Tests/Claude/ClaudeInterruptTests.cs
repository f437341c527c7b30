using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeInterruptTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interrupted_turn_keeps_its_conversation_and_leaves_no_process(bool inCommand)
    {
        var working = inCommand
            ? new Step { Shell = "echo begun > begun; exec tail -f /dev/null" }
            : new Step { Hang = true };
        await using var bench = await ClaudeBench.StartAsync(
            new Scenario([
                new Rule { Prompt = ["go on"], Steps = [new Step { Say = "Went on." }] },
                new Rule { Steps = [working] },
            ])
        );
        using var interrupt = new CancellationTokenSource();
        var begun = inCommand ? bench.Repository.Appears("begun") : bench.Stub.FirstRequest;

        var running = bench.RunAsync(bench.Turn(home: "h") with { Interrupt = interrupt.Token });
        await begun;
        await interrupt.CancelAsync();
        var first = await running;
        var second = await bench.RunAsync(bench.Turn("go on", "s2", "h") with { Resume = first.Session });

        Assert.Equal("interrupted", first.Failure?.Class);
        Assert.Equal("Went on.", second.Text);
        var asked = bench.Stub.Requests[^1].Conversation.Prompts;
        Assert.StartsWith("do it", asked[0], StringComparison.Ordinal);
        Assert.EndsWith("go on", asked[^1], StringComparison.Ordinal);
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_interrupted_before_it_began_asks_no_model()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = "Noted." });
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();

        var result = await bench.RunAsync(bench.Turn() with { Interrupt = interrupt.Token });

        Assert.Equal("interrupted", result.Failure?.Class);
        Assert.Empty(bench.Stub.Requests);
    }
}
