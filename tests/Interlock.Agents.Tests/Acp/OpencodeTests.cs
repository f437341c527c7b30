using System.Text.Json.Nodes;
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

    [Fact(Timeout = 90_000)]
    public async Task A_strictly_confined_worker_edits_its_workspace_and_is_denied_the_rest()
    {
        await using var bench = await AcpBench.OpencodeAsync();
        var outside = bench.Outside;
        bench.Stub.Play(
            Scenario.Always(
                new Step { Shell = "printf 'made\\n' > made.txt" },
                Tool("write", ("filePath", $"{outside}/a"), ("content", "bad")),
                SaysDone
            )
        );

        var turn = await bench.StrictAsync(bench.Turn() with { HomeFolder = bench.HomeFolder });
        var result = await bench.Agent("opencode").RunAsync(turn, default);

        Assert.Equal("permission_denied", result.Failure?.Class); // opencode says nothing more after a denial
        Assert.Equal("made\n", bench.Repository.Read("made.txt"));
        Assert.False(File.Exists($"{outside}/a"));
        Assert.Contains(bench.Progress, line => line.Contains("is denied", StringComparison.Ordinal));
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 90_000)]
    public async Task A_reader_changes_nothing()
    {
        await using var bench = await AcpBench.OpencodeAsync(
            new Step { Shell = "echo bad > README.md; echo bad > new.txt" },
            SaysDone
        );

        var turn = bench.Turn() with { Permission = Permission.ReadOnly };
        var result = await bench.Agent("opencode").RunAsync(turn, default);

        Assert.Equal("", bench.Repository.Git("status", "--porcelain"));
        Assert.Contains(bench.Progress, line => line.Contains("is denied", StringComparison.Ordinal));
        Assert.Equal("permission_denied", result.Failure?.Class);
    }

    [Fact(Timeout = 90_000)]
    public async Task A_command_is_interrupted_and_the_conversation_goes_on()
    {
        await using var bench = await AcpBench.OpencodeAsync(
            new Step { Shell = "echo begun > begun; exec tail -f /dev/null" },
            SaysDone
        );
        using var interrupt = new CancellationTokenSource();
        using var begun = new FileSystemWatcher(bench.Repository.Root, "begun");
        begun.Created += (_, _) => interrupt.Cancel();
        begun.EnableRaisingEvents = true;
        var agent = bench.Agent("opencode");
        var turn = bench.Turn() with { HomeFolder = bench.HomeFolder };

        var first = await agent.RunAsync(turn with { Interrupt = interrupt.Token }, default);

        Assert.Equal("interrupted", first.Failure?.Class);
        Assert.Empty(bench.Survivors());
        bench.Stub.Play(Scenario.Always(new Step { Say = "Going on." }));
        var second = await agent.RunAsync(turn with { Prompt = "go on", Resume = first.Session }, default);
        Assert.Equal((null, "Going on."), (second.Failure, second.Text));
    }

    [Theory(Timeout = 90_000)]
    [InlineData(401, "auth")]
    [InlineData(400, "bad_request")]
    [InlineData(429, "model_error")] // tried again for ever without a word
    [InlineData(500, "model_error")]
    public async Task An_error_of_the_model_ends_the_turn(int status, string expected)
    {
        await using var bench = await AcpBench.OpencodeAsync(new Step { Status = status, Forever = true });

        var turn = bench.Turn() with { IdleTimeout = TimeSpan.FromSeconds(status >= 429 ? 25 : 40) };
        var result = await bench.Agent("opencode").RunAsync(turn, default);

        Assert.Equal(expected, result.Failure?.Class);
        Assert.Empty(bench.Survivors());
    }

    private static Step Tool(string name, params (string Name, string Value)[] arguments)
    {
        var made = new JsonObject();
        foreach (var (argument, value) in arguments)
            made[argument] = value;
        return new Step { Tool = name, Arguments = made };
    }
}
