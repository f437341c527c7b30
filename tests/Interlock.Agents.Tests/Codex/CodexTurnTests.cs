using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexTurnTests
{
    private static readonly Step WritesAFile = new() { Shell = "printf 'made\\n' > made.txt" };
    private static readonly Step SaysDone = new() { Say = "Done: made.txt written." };

    [Fact(Timeout = 30_000)]
    public async Task A_turn_edits_a_file_and_reports_its_message_and_its_tokens()
    {
        await using var bench = await CodexBench.StartAsync(WritesAFile, SaysDone);

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Equal("Done: made.txt written.", result.Text);
        Assert.Equal("made\n", bench.Repository.Read("made.txt"));
        Assert.Equal(new TokenUsage(2100, 400, 41, 6) { Quality = UsageQuality.Exact }, result.Usage);
        Assert.Equal("gpt-5.5", result.Model);
        Assert.NotNull(result.Session);
        Assert.Contains(bench.Progress, line => line.Contains("made.txt", StringComparison.Ordinal));
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_patch_is_applied_by_the_patch_tool()
    {
        var patch = "*** Begin Patch\n*** Update File: README.md\n@@\n-hello\n+goodbye\n*** End Patch\n";
        await using var bench = await CodexBench.StartAsync(new Step { Patch = patch }, SaysDone);

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Equal("goodbye\n", bench.Repository.Read("README.md"));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_prompt_reaches_the_model_as_it_is()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);
        var prompt = "Zeile eins – „so“\n\t\"zwei\" \\ drei 🙂";

        await bench.RunAsync(bench.Turn(prompt));

        Assert.Equal(prompt, Assert.Single(bench.Stub.Requests).Conversation.LatestPrompt);
        Assert.Equal(prompt, await File.ReadAllTextAsync(Path.Combine(bench.Sessions, "s1", "prompt.md")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_final_message_of_5_MB_comes_whole()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Huge = 5_000_000 });

        var result = await bench.RunAsync(bench.Turn() with { Timeout = TimeSpan.FromSeconds(50) });

        Assert.Null(result.Failure);
        Assert.Equal(5_000_000, result.Text.Length);
    }

    [Fact(Timeout = 30_000)]
    public async Task Two_turns_run_at_the_same_time()
    {
        var scenario = new Scenario([
            new Rule
            {
                Prompt = ["one"],
                Steps = [new Step { Shell = "echo 1 > one.txt" }, new Step { Say = "first" }],
            },
            new Rule
            {
                Prompt = ["two"],
                Steps = [new Step { Shell = "echo 2 > two.txt" }, new Step { Say = "second" }],
            },
        ]);
        await using var bench = await CodexBench.StartAsync(scenario);

        var results = await Task.WhenAll(
            bench.RunAsync(bench.Turn("one", "s1")),
            bench.RunAsync(bench.Turn("two", "s2"))
        );

        Assert.Equal(["first", "second"], results.Select(r => r.Text));
        Assert.Equal(["1\n", "2\n"], [bench.Repository.Read("one.txt"), bench.Repository.Read("two.txt")]);
        Assert.All(results, r => Assert.Equal(2100, r.Usage.Input));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_asks_for_the_model_that_it_names()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);

        var result = await bench.RunAsync(bench.Turn() with { Model = "gpt-5.4" });

        Assert.Equal("gpt-5.4", result.Model);
        Assert.Equal("gpt-5.4", Assert.Single(bench.Stub.Requests).Conversation.Model);
    }
}
