using System.Text.Json;
using Xunit;

namespace Interlock.Acceptance.RealAgents;

public sealed class CodexShipTests
{
    [Fact(Timeout = 180_000)]
    public async Task Codex_plans_a_request_works_in_parallel_repairs_what_was_rejected_and_the_work_lands()
    {
        await using var bench = await CodexBench.StartAsync(DecisionList.Story, DecisionList.Configuration);
        var head = bench.Repository.Git("rev-parse", "HEAD");
        var user = bench.UserFiles;

        var result = await bench.Cli.RunAsync("ship", DecisionList.Request, "--agent", "codex", "--json");

        Assert.True(result.Exit == 0, result.Output + result.Error);
        AssertLanded(bench, result.Json);
        var run = result.Json;
        Assert.Equal("planner", run.GetProperty("planSource").GetString());
        Assert.Equal(["list", "test"], Texts(run.GetProperty("tasks"), "id"));
        AssertTurnsOfTheStory(bench, run);
        AssertTokens(bench, run);

        Assert.Equal(head, bench.Repository.Git("rev-parse", "HEAD"));
        Assert.Equal(user, bench.UserFiles);
        Assert.Empty(bench.Survivors);
        // The planner saw the copied repository itself.
        Assert.Contains(
            bench.Stub.Requests.SelectMany(r => r.Conversation.ToolResults),
            seen => seen.Contains("Interlock.slnx", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 180_000)]
    public async Task A_run_that_its_provider_locked_out_lands_after_the_provider_is_mended_without_a_turn_done_twice()
    {
        await using var bench = await CodexBench.StartAsync(DecisionList.LockedOut, DecisionList.Configuration);

        var stopped = await bench.Cli.RunAsync("ship", DecisionList.Request, "--agent", "codex", "--json");

        Assert.True(stopped.Exit == 4, stopped.Output + stopped.Error);
        Assert.Equal("infrastructure", stopped.Json.GetProperty("outcome").GetString());
        var failure = stopped.Json.GetProperty("failure");
        Assert.Equal("auth", failure.GetProperty("class").GetString());
        Assert.Equal("user", failure.GetProperty("owner").GetString());
        Assert.Equal("", bench.Repository.Git("status", "--porcelain"));
        Assert.Empty(bench.Survivors);
        var before = bench.Turns.Count;
        Assert.Equal(1, bench.CountTurns(DecisionList.Planning));
        Assert.Equal(1, bench.CountTurns(DecisionList.List));

        bench.Stub.Play(DecisionList.Mended);
        var resumed = await bench.Cli.RunAsync("runs", "resume", "latest", "--json");

        Assert.True(resumed.Exit == 0, resumed.Output + resumed.Error);
        AssertLanded(bench, resumed.Json);
        // Planned once, listed once and repaired once; the test was begun again, and reviews are two a round.
        Assert.Equal(1, bench.CountTurns(DecisionList.Planning));
        Assert.Equal(2, bench.CountTurns(DecisionList.List));
        Assert.Equal(before + 1 + 2 + 1 + 2, bench.Turns.Count);
        AssertTokens(bench, resumed.Json);
        Assert.Empty(bench.Survivors);
    }

    private static void AssertLanded(CodexBench bench, JsonElement run)
    {
        Assert.Equal("landed", run.GetProperty("outcome").GetString());
        Assert.Equal("proved", run.GetProperty("verdict").GetString());
        var rounds = run.GetProperty("rounds");
        Assert.Equal(["reject", "approve"], Texts(rounds, "decision"));
        Assert.Equal(["list"], rounds[0].GetProperty("repaired").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(["test"], rounds[0].GetProperty("retained").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("tools/decisions.mjs", rounds[0].GetProperty("blockers")[0].GetProperty("file").GetString());

        var check = Assert.Single(run.GetProperty("checks").EnumerateArray());
        Assert.Equal(("proved", 0), (check.GetProperty("verdict").GetString(), check.GetProperty("exit").GetInt32()));
        Assert.Equal(2, check.GetProperty("tests").GetProperty("passed").GetInt32());
        Assert.Equal(run.GetProperty("tree").GetString(), check.GetProperty("tree").GetString());

        Assert.Equal("?? tools/\n", bench.Repository.Git("status", "--porcelain"));
        Assert.Equal(DecisionList.Landed, bench.Repository.Read("tools/decisions.mjs"));
        Assert.Equal(DecisionList.LandedTest, bench.Repository.Read("tools/decisions.test.mjs"));
    }

    private static void AssertTurnsOfTheStory(CodexBench bench, JsonElement run)
    {
        Assert.Equal(1, bench.CountTurns(DecisionList.Planning));
        Assert.Equal(2, bench.CountTurns(DecisionList.List));
        Assert.Equal(1, bench.CountTurns(DecisionList.Test));
        Assert.Equal(1, bench.CountTurns(DecisionList.Repairing));
        Assert.Equal(4, bench.CountTurns(DecisionList.Reviewing));
        Assert.Equal(8, run.GetProperty("usage").GetProperty("agents").GetInt32());
    }

    private static void AssertTokens(CodexBench bench, JsonElement run)
    {
        var answers = bench.Stub.Replies.Where(r => !r.Step.IsFault).ToList();
        var usage = run.GetProperty("usage");
        Assert.Equal(answers.Sum(a => a.InputTokens), usage.GetProperty("inputTokens").GetInt64());
        Assert.Equal(answers.Sum(a => a.OutputTokens), usage.GetProperty("outputTokens").GetInt64());
    }

    private static IEnumerable<string?> Texts(JsonElement list, string name) =>
        list.EnumerateArray().Select(i => i.GetProperty(name).GetString());
}
