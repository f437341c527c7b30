using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeTurnTests
{
    private static readonly Step SaysDone = new() { Say = "Done: made.txt written." };

    [Fact(Timeout = 30_000)]
    public async Task A_turn_edits_a_file_and_reports_its_message_and_its_tokens()
    {
        await using var bench = await ClaudeBench.StartAsync(
            ClaudeBench.Uses("Write", ("file_path", "made.txt"), ("content", "made\n")),
            SaysDone
        );

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Equal("Done: made.txt written.", result.Text);
        Assert.Equal("made\n", bench.Repository.Read("made.txt"));
        Assert.Equal(new TokenUsage(2100, 400, 41, null) { Quality = UsageQuality.Exact }, result.Usage);
        Assert.StartsWith("claude-", result.Model, StringComparison.Ordinal);
        Assert.NotNull(result.Session);
        Assert.Contains(bench.Progress, line => line.Contains("made.txt", StringComparison.Ordinal));
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_runs_commands_and_commits()
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step { Shell = "echo t > $TMPDIR/t && cp $TMPDIR/t t.txt" },
            new Step { Shell = "git add -A && git commit -qm 'by the agent'" },
            SaysDone
        );

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Equal("t\n", bench.Repository.Read("t.txt"));
        Assert.Equal("by the agent", bench.Repository.Git("log", "-1", "--format=%s").Trim());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_prompt_and_the_model_reach_the_provider_as_they_are()
    {
        await using var bench = await ClaudeBench.StartAsync(SaysDone);
        var prompt = "--tools Zeile eins – „so“\n\t\"zwei\" \\ drei 🙂";

        var result = await bench.RunAsync(bench.Turn(prompt) with { Model = "claude-sonnet-4-5" });

        Assert.Equal("claude-sonnet-4-5", result.Model);
        var request = Assert.Single(bench.Stub.Requests);
        Assert.Equal((prompt, "claude-sonnet-4-5"), (request.Conversation.LatestPrompt, request.Conversation.Model));
        Assert.Equal(prompt, bench.Record("prompt.md"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_final_message_of_5_MB_comes_whole()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Huge = 5_000_000 });

        var result = await bench.RunAsync(bench.Turn() with { Timeout = TimeSpan.FromSeconds(50) });

        Assert.Null(result.Failure);
        Assert.Equal(5_000_000, result.Text.Length);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_raw_traffic_is_recorded_without_the_key_and_without_the_parts_of_answers()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = $"the key is {ClaudeBench.Key}" });

        var result = await bench.RunAsync();

        Assert.DoesNotContain(ClaudeBench.Key, result.Text, StringComparison.Ordinal);
        var traffic = bench.Record("protocol.jsonl");
        Assert.Contains("\"subtype\":\"initialize\"", traffic, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"result\"", traffic, StringComparison.Ordinal);
        Assert.DoesNotContain("stream_event", traffic, StringComparison.Ordinal);
        Assert.DoesNotContain(ClaudeBench.Key, traffic, StringComparison.Ordinal);
    }
}
