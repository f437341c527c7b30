using System.Text.Json;

namespace Interlock.Cli.Tests.Run;

/// <summary>What a run and its phases may use.</summary>
public sealed class BudgetTests
{
    // 90 tokens in, 10 out, told while it works; a prompt with "forever" then never ends.
    private const string Spender = """
        import json, time
        with open(os.environ["INTERLOCK_USAGE"], "w") as f:
            json.dump({"inputTokens": 90, "outputTokens": 10, "money": 0.5, "model": "m1"}, f)
        if "forever" in prompt: time.sleep(3600)
        print("did: " + prompt)
        """;

    private const string Phases = """
        export const meta = { name: 'phases', phases: [{ title: 'scan', budget: LIMIT }, { title: 'tell' }] };
        phase('scan');
        const seen = [];
        for (const n of [1, 2, 3, 4]) {
          try { seen.push(await agent('scan ' + n)); } catch (error) { seen.push(error.code); break; }
        }
        phase('tell');
        return [seen.length, seen.at(-1), await agent('tell')];
        """;

    [Theory(Timeout = 60_000)]
    [InlineData("250", "300 tokens of 250")]
    [InlineData("{ tokens: 250 }", "300 tokens of 250")]
    [InlineData("{ outputTokens: 25 }", "30 output tokens of 25")]
    [InlineData("{ money: 1.2 }", "1.5 USD of 1.2")]
    [InlineData("{ agents: 3 }", "3 agents")]
    public async Task A_phase_ends_at_its_budget_and_goes_on_with_a_higher_one(string limit, string told)
    {
        using var flow = new Flow(Phases.Replace("LIMIT", limit, StringComparison.Ordinal), Spender);
        var (exit, report) = await flow.RunAsync();
        Assert.Equal(6, exit);
        var failure = report.GetProperty("failure");
        Assert.Equal("budget_exhausted", failure.GetProperty("class").GetString());
        Assert.Contains("phase 'scan'", failure.GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Contains(told, failure.GetProperty("message").GetString()!, StringComparison.Ordinal);
        // The other phase was not stopped by it, and its agent's answer is there.
        Assert.Equal("""[4,"budget_exhausted","did: tell\n"]""", Compact(report.GetProperty("result")));
        Assert.DoesNotContain("scan_4", flow.Asked.Keys);

        flow.Script(Phases.Replace("LIMIT", "{ tokens: 1000 }", StringComparison.Ordinal));
        (exit, report) = await flow.ResumeAsync();
        Assert.True(exit == 0, $"{report}");
        Assert.Equal("""[4,"did: scan 4\n","did: tell\n"]""", Compact(report.GetProperty("result")));
        // The third is ended when it is seen to be over the budget before it ends by itself.
        Assert.All(flow.Asked, prompt => Assert.InRange(prompt.Value, 1, prompt.Key == "scan_3" ? 2 : 1));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_phase_spent_before_a_resume_counts_after_it()
    {
        using var flow = new Flow(Phases.Replace("LIMIT", "250", StringComparison.Ordinal), Spender);
        await flow.RunAsync();
        flow.Script(Phases.Replace("LIMIT", "299", StringComparison.Ordinal));
        var (exit, _) = await flow.ResumeAsync();
        Assert.Equal(6, exit);
        Assert.DoesNotContain("scan_4", flow.Asked.Keys);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("{ time: '1s' }", "1s of time")]
    [InlineData("100", "tokens of 100")]
    public async Task An_agent_that_is_at_work_when_its_phase_is_over_is_ended(string limit, string told)
    {
        const string Script = """
            export const meta = { name: 'late', phases: [{ title: 'slow', budget: LIMIT }] };
            const r = await agent('forever', { phase: 'slow' });
            return [r.ok, r.error.category, await agent('free')];
            """;
        using var flow = new Flow(Script.Replace("LIMIT", limit, StringComparison.Ordinal), Spender);
        var (exit, report) = await flow.RunAsync();
        Assert.Equal(6, exit);
        Assert.Contains(
            told,
            report.GetProperty("failure").GetProperty("message").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal("""[false,"budget_exhausted","did: free\n"]""", Compact(report.GetProperty("result")));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("", """{"budget":{"total":500}}""", "[500,100,400]")]
    [InlineData("", """{"budget":{"outputTokens":50}}""", "[50,10,40]")]
    [InlineData("budget: { outputTokens: 40 },", "{}", "[40,10,30]")]
    [InlineData("budget: 400,", "{}", "[400,100,300]")]
    [InlineData("budget: 400,", """{"budget":{"outputTokens":50}}""", "[50,10,40]")]
    public async Task The_author_says_which_tokens_count(string meta, string input, string expected)
    {
        using var flow = new Flow(
            $$"""export const meta = { {{meta}} name: 'unit' }; await agent('x'); return [budget.total, budget.spent(), budget.remaining()];""",
            Spender
        );
        Assert.Equal(expected, Compact(JsonElement.Parse(await flow.ValueAsync("--input", input))));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_users_limit_counts_instead_of_the_authors_and_can_be_raised()
    {
        using var flow = new Flow(
            "export const meta = { name: 'x', budget: 1 }; return [await agent('a'), await agent('b')].length;",
            Spender
        );
        var (exit, report) = await flow.RunAsync("--max-output-tokens", "10");
        Assert.Equal(6, exit);
        Assert.Contains("10 output tokens of 10", $"{report.GetProperty("failure")}", StringComparison.Ordinal);
        (exit, _) = await flow.ResumeAsync("--max-output-tokens", "100");
        Assert.Equal(0, exit);
        Assert.All(flow.Asked, prompt => Assert.Equal(1, prompt.Value));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_record_of_a_node_says_how_exact_its_tokens_are()
    {
        using var flow = new Flow("return await agent('x');", Spender);
        var (_, report) = await flow.RunAsync();
        var journal = Path.Combine(report.GetProperty("paths").GetProperty("run").GetString()!, "journal.jsonl");
        var node = (await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken))
            .Select(line => JsonElement.Parse(line))
            .Single(record => record.GetProperty("type").GetString() == "step.completed");
        var usage = node.GetProperty("data").GetProperty("result").GetProperty("usage");
        Assert.Equal("exact", usage.GetProperty("quality").GetString());
        Assert.Equal(90, usage.GetProperty("input").GetInt64());
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
