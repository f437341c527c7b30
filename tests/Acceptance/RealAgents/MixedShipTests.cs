using System.Text.Json.Nodes;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.RealAgents;

/// <summary><c>ship</c> with many runtimes in one run; only their model is a script.</summary>
public sealed class MixedShipTests
{
    private const string Approve =
        """{"decision": "approve", "summary": "Fine.", "blockers": [], "risks": [], "owner_questions": [], "verification": []}""";

    private static readonly Scenario Story = new([
        new Rule { Prompt = ["You plan a change"], Steps = [Says(Plan("claude", "openai:m1"))] },
        Writes("greeting"),
        Writes("farewell"),
        new Rule { Prompt = ["You review a change"], Steps = [Says(Approve)] },
    ]);

    [Fact(Timeout = 240_000)]
    public async Task Codex_plans_claude_and_a_direct_model_write_a_command_and_opencode_review()
    {
        await using var bench = await MixedBench.StartAsync(
            Story,
            """
            "agents": {"planner": "codex", "default": "claude"},
            "reviewers": [
              {"name": "correctness", "agent": "command:node AGENT"},
              {"name": "owner-risk", "agent": "acp:opencode"},
              {"name": "style", "agent": "openai:m1", "perspective": "Look at the style."}]
            """
        );

        await LandsAsync(bench);

        Assert.Contains("exec_command", bench.ToolsFor("You plan a change"));
        Assert.Contains("Bash", bench.ToolsFor("# Your task: greeting\n"));
        Assert.Contains("shell", bench.ToolsFor("# Your task: farewell\n"));
    }

    [Fact(Timeout = 240_000)]
    public async Task Copilot_and_a_command_write_what_you_planned_and_two_direct_models_and_codex_review()
    {
        await using var bench = await MixedBench.StartAsync(
            Story,
            """
            "agents": {"default": "codex", "env": ["COPILOT_PROVIDER_API_KEY"]},
            "reviewers": [{"name": "correctness", "agent": "anthropic:m1"}, {"name": "owner-risk", "agent": "deepseek:m1"}, {"name": "style", "perspective": "Look at the style."}]
            """
        );
        var tasks = Path.Combine(bench.Repository.Home, "tasks.json");
        await File.WriteAllTextAsync(
            tasks,
            Plan("acp:copilot", $"command:node {bench.Agent}"),
            TestContext.Current.CancellationToken
        );

        await LandsAsync(bench, "--tasks", tasks);

        Assert.Contains("ask_user", bench.ToolsFor("# Your task: farewell\n"));
    }

    private static async Task LandsAsync(MixedBench bench, params string[] more)
    {
        var run = await bench.Cli.RunAsync(["ship", MixedBench.Request, "--json", .. more]);
        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Equal("landed", run.Json.GetProperty("outcome").GetString());
        Assert.Equal("hello\n", bench.Repository.Read("greeting.txt"));
        Assert.Equal("goodbye\n", bench.Repository.Read("farewell.txt"));
        Assert.Empty(bench.Survivors);
    }

    private static Rule Writes(string task) =>
        new()
        {
            Prompt = [$"# Your task: {task}\n"],
            Steps =
            [
                new Step { Shell = $"echo {(task == "greeting" ? "hello" : "goodbye")} > {task}.txt" },
                new Step { Say = $"Wrote {task}.txt." },
            ],
        };

    private static string Plan(string greeting, string farewell) =>
        $$"""
            {"tasks": [
              {"id": "greeting", "title": "Greeting", "files": ["greeting.txt"], "verify": null, "agent": "{{greeting}}",
               "permission": "limited", "prompt": "Write greeting.txt."},
              {"id": "farewell", "title": "Farewell", "files": ["farewell.txt"], "verify": null, "agent": "{{farewell}}",
               "permission": "limited", "prompt": "Write farewell.txt."}
            ], "risks": []}
            """;

    private static Step Says(string json) => new() { Say = JsonNode.Parse(json) };
}
