using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.RealAgents;

/// <summary><c>run</c> with each runtime and with many in one script; only their model is a script.</summary>
public sealed class MixedRunTests
{
    // Copilot's key is a secret of the user's environment: it passes on only because he says so.
    private const string Agents = """
        "agents": {"env": ["COPILOT_PROVIDER_API_KEY"]}
        """;

    private const string One = """
        export const meta = { name: 'one', description: 'one agent, its change and its document' };
        const schema = { type: 'object', required: ['file'], properties: { file: { type: 'string' } }, additionalProperties: false };
        const made = await agent('Write the greeting', { isolation: 'worktree', schema });
        return [made.file, made.worktree.files, made.worktree.diff.includes('+hello')];
        """;

    private const string Mix = """
        export const meta = { name: 'mix', description: 'runtimes that work together' };
        phase('write');
        const works = await parallel([
          () => agent('Write the greeting', { runtime: 'codex', isolation: 'worktree', label: 'greeting' }),
          () => agent('Write the farewell', { runtime: 'claude', isolation: 'worktree', label: 'farewell' }),
        ]);
        phase('review');
        const gate = await reviewWorktreeDiffs(works, {
          reviewers: [{ label: 'correctness', runtime: 'acp:opencode' }, { label: 'owner-risk', runtime: 'openai:m1' }],
        });
        const landed = gate.applyReady ? await applyWorktreeDiffs(works) : gate;
        phase('tell');
        return { landed: landed.ok, reviews: gate.reviews.length, told: await agent('Tell what was done') };
        """;

    private const string Value = """["greeting.txt",["greeting.txt"],true]""";

    private static readonly Scenario Story = new([
        Writes("greeting", "hello"),
        Writes("farewell", "goodbye"),
        new Rule
        {
            Prompt = ["Review a change"],
            Steps =
            [
                Says(
                    """{"decision": "approve", "summary": "Fine.", "blockers": [], "risks": [], "owner_questions": [], "verification": []}"""
                ),
            ],
        },
        new Rule { Prompt = ["Tell what was done"], Steps = [new Step { Say = "All is written." }] },
    ]);

    // opencode, which takes long to start, has its part in the mix; the presets are the direct loop.
    public static TheoryData<string> Runtimes =>
        ["codex", "claude", "acp:copilot", "openai:m1", "anthropic:m1", "command:node"];

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Runtimes))]
    public async Task A_script_gets_the_change_and_the_document_of_any_runtime(string runtime)
    {
        var documents = new Scenario([Writes("greeting", "hello", """{"file": "greeting.txt"}""")]);
        await using var bench = await MixedBench.StartAsync(documents, Agents);
        var agent = runtime == "command:node" ? $"command:node {bench.Agent}" : runtime;

        var run = await RunAsync(bench, One, "--agent", agent);

        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Equal(Value, Compact(run.Json.GetProperty("result")));
        Assert.True(run.Json.GetProperty("usage").GetProperty("inputTokens").GetInt64() > 0);
        Assert.Equal("?? one.js\n", bench.Repository.Git("status", "--porcelain"));
        Assert.Empty(bench.Survivors);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_run_is_replayed_without_a_model()
    {
        var documents = new Scenario([Writes("greeting", "hello", """{"file": "greeting.txt"}""")]);
        await using var bench = await MixedBench.StartAsync(documents, Agents);
        var first = await RunAsync(bench, One, "--agent", "openai:m1");
        Assert.True(first.Exit == 0, first.Output + first.Error);
        var asked = bench.Stub.Requests.Count;

        var again = await RunAsync(bench, One, "--agent", $"replay:{first.Json.GetProperty("run").GetString()}");

        Assert.True(again.Exit == 0, again.Output + again.Error);
        Assert.Equal(Value, Compact(again.Json.GetProperty("result")));
        Assert.Equal(asked, bench.Stub.Requests.Count);
    }

    [Fact(Timeout = 240_000)]
    public async Task Codex_and_claude_write_opencode_and_a_direct_model_review_a_command_tells()
    {
        await using var bench = await MixedBench.StartAsync(Story, Agents);

        var run = await RunAsync(bench, Mix, "--agent", $"command:node {bench.Agent}");

        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Equal(
            """{"landed":true,"reviews":2,"told":"All is written."}""",
            Compact(run.Json.GetProperty("result"))
        );
        Assert.Equal("hello\n", bench.Repository.Read("greeting.txt"));
        Assert.Equal("goodbye\n", bench.Repository.Read("farewell.txt"));
        Assert.Contains("exec_command", bench.ToolsFor("Write the greeting"));
        Assert.Contains("Bash", bench.ToolsFor("Write the farewell"));
        Assert.Empty(bench.Survivors);

        // All of it is recorded: whoever resumes the run asks no model again.
        var asked = bench.Stub.Requests.Count;
        var resumed = await bench.Cli.RunAsync("runs", "resume", "latest", "--json");
        Assert.True(resumed.Exit == 0, resumed.Output + resumed.Error);
        Assert.Equal(Compact(run.Json.GetProperty("result")), Compact(resumed.Json.GetProperty("result")));
        Assert.Equal(asked, bench.Stub.Requests.Count);
    }

    private static Task<CliResult> RunAsync(MixedBench bench, string script, params string[] more)
    {
        bench.Repository.Write("one.js", script);
        return bench.Cli.RunAsync(["run", "one.js", "--json", .. more]);
    }

    private static Rule Writes(string file, string text, string? document = null) =>
        new()
        {
            Prompt = [$"Write the {file}"],
            Steps =
            [
                new Step { Shell = $"echo {text} > {file}.txt" },
                document is null ? new Step { Say = $"Wrote {file}.txt." } : Says(document),
            ],
        };

    private static Step Says(string json) => new() { Say = JsonNode.Parse(json) };

    private static string Compact(JsonElement value) => JsonSerializer.Serialize(value);
}
