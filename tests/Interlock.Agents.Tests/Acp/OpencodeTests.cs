using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class OpencodeTests
{
    private static readonly Step SaysDone = new() { Say = "Done: made.txt written." };

    [Fact(Timeout = 60_000)]
    public async Task A_turn_edits_a_file_reports_its_message_and_can_be_resumed_by_a_new_process()
    {
        await using var bench = await AcpBench.OpencodeAsync(
            new Step { Shell = "printf 'made\\n' > made.txt" },
            SaysDone
        );
        var agent = bench.Agent("opencode");

        var first = await agent.RunAsync(bench.Turn() with { HomeFolder = bench.HomeFolder }, default);

        Assert.Null(first.Failure);
        Assert.Equal("Done: made.txt written.", first.Text);
        Assert.Equal("made\n", bench.Repository.Read("made.txt"));
        Assert.Equal("stub/stub-model", first.Model);
        Assert.Equal(UsageQuality.Estimated, first.Usage.Quality); // it tells the last request only
        Assert.Contains(bench.Progress, line => line.Contains("runs", StringComparison.Ordinal));
        Assert.Contains(bench.Updates, update => update.Session == first.Session);
        Assert.Equal("Done: made.txt written.", bench.Updates.Last(update => update.Message is not null).Message);
        Assert.False(File.Exists(Path.Combine(bench.Outside, "planted")));
        Assert.Empty(bench.Survivors());

        bench.Stub.Play(Scenario.Always(new Step { Say = "I remember." }));
        var turn = bench.Turn("and now?", "s2") with { HomeFolder = bench.HomeFolder, Resume = first.Session };
        var second = await agent.RunAsync(turn with { Model = "stub/other" }, default);

        Assert.Null(second.Failure);
        Assert.Equal(("I remember.", first.Session, "stub/other"), (second.Text, second.Session, second.Model));
        var request = bench.Stub.Requests[^1].Conversation;
        Assert.Equal("other", request.Model);
        Assert.Contains("do it", request.Text, StringComparison.Ordinal);
        Assert.Empty(bench.Survivors());
    }
}
