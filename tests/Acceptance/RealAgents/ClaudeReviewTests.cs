using Xunit;

namespace Interlock.Acceptance.RealAgents;

public sealed class ClaudeReviewTests
{
    private const string Configuration = """
        {"checks": {"decisions": {"command": "node --test tools/decisions.test.mjs"}},
         "agents": {"default": "codex", "reviewer": "claude"}}
        """;

    [Fact(Timeout = 180_000)]
    public async Task Codex_does_the_work_claude_reviews_it_and_what_it_rejected_lands_repaired()
    {
        TestKit.RealAgents.Claude();
        await using var bench = await CodexBench.StartAsync(DecisionList.Story, Configuration);

        var result = await bench.Cli.RunAsync("ship", DecisionList.Request, "--json");

        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Equal("landed", result.Json.GetProperty("outcome").GetString());
        Assert.Equal(
            ["reject", "approve"],
            result.Json.GetProperty("rounds").EnumerateArray().Select(r => r.GetProperty("decision").GetString())
        );
        Assert.Equal(DecisionList.Landed, bench.Repository.Read("tools/decisions.mjs"));

        // Every review was Claude's, by its own protocol, and nothing else was.
        var claudes = bench.Stub.Requests.Where(r => r.Path == "/v1/messages").ToList();
        Assert.Equal(4, bench.CountTurns(DecisionList.Reviewing));
        Assert.Equal(4, claudes.Select(r => r.Conversation.Session).Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            claudes,
            r => Assert.Contains(DecisionList.Reviewing, r.Conversation.Prompts[0], StringComparison.Ordinal)
        );
        var answers = bench.Stub.Replies.Where(r => !r.Step.IsFault).Sum(r => r.InputTokens);
        Assert.Equal(answers, result.Json.GetProperty("usage").GetProperty("inputTokens").GetInt64());
        Assert.Empty(bench.Survivors);
    }
}
