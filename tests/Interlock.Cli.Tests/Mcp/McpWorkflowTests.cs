using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Tests.Mcp;

public sealed class McpWorkflowTests
{
    private const string Script =
        "phase('ask'); return { said: await agent('say ' + args.word), n: args.list.length };";

    [Fact(Timeout = 120_000)]
    public async Task A_client_looks_what_a_workflow_would_do_and_runs_it_with_an_input()
    {
        await using var server = await StartAsync("--allow-command");
        var input = """{"word": "--json \"ü\"", "list": [1, 2]}""";
        var dry = Document(
            await server.CallAsync("run", $$"""{"script": "flow.js", "input": {{input}}, "dryRun": true}""")
        );
        Assert.Equal(("completed", 1), (Text(dry, "outcome"), dry.GetProperty("agents").GetInt32()));
        Assert.False(Directory.Exists(Path.Combine(server.Program.State, "repos")));

        var progress = new ProgressList();
        var run = Document(
            await server.CallAsync("run", Call(server, "echo \"did $(cat)\"", input, wait: 60), progress)
        );
        Assert.Equal("completed", Text(run, "outcome"));
        var result = run.GetProperty("result");
        Assert.Equal(("did say --json \"ü\"\n", 2), (Text(result, "said"), result.GetProperty("n").GetInt32()));
        var shown = Document(await server.CallAsync("runs_show", $$"""{"run": "{{Text(run, "run")}}"}"""));
        Assert.True(JsonElement.DeepEquals(run, shown));
        Assert.Equal("", server.Complaints);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_workflow_goes_on_by_itself_and_can_be_stopped_and_resumed()
    {
        await using var server = await StartAsync("--allow-command");
        var call = Call(server, "[ -e gone ] || exec sleep 600; echo hi", """{"word": "x", "list": []}""", wait: 0);
        var run = Document(await server.CallAsync("run", call));
        Assert.Equal("running", Text(run, "state"));
        var stopped = Document(await server.CallAsync("runs_stop", $$"""{"run": "{{Text(run, "run")}}"}"""));
        Assert.Equal("interrupted", Text(stopped, "state"));
        Call(server, "echo hi", "{}", wait: 0); // the agent behaves now
        var resumed = Document(await server.CallAsync("runs_resume", """{"run": "latest"}"""));
        Assert.Equal(("completed", "hi\n"), (Text(resumed, "outcome"), Text(resumed.GetProperty("result"), "said")));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("""{"script": "flow.js", "agent": "command:sh"}""", "is a program")]
    [InlineData("""{"script": "flow.js", "checks": ["a=true"]}""", "--allow-command")]
    [InlineData("""{"script": "flow.js", "inputFile": "/etc/passwd"}""", "unknown argument 'inputFile'")]
    [InlineData("""{"script": "/etc/passwd"}""", "is not in")]
    [InlineData("""{"script": "../flow.js"}""", "is not in")]
    [InlineData("""{"script": "out/x.js"}""", "is not in")]
    [InlineData("""{"script": "--dry-run"}""", "no workflow '--dry-run'")]
    [InlineData("""{"script": "flo"}""", "no workflow 'flo'")]
    [InlineData("""{"input": 5}""", "$.script")]
    public async Task What_a_model_must_not_do_with_workflows_is_refused_and_starts_nothing(
        string arguments,
        string said
    )
    {
        await using var server = await StartAsync();
        File.CreateSymbolicLink(Path.Combine(server.Repository.Root, "out"), "/usr");
        var result = await server.CallAsync("run", arguments);
        Assert.True(result.IsError);
        Assert.Contains(
            said,
            Document(result).GetProperty("failure").GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(Path.Combine(server.Program.State, "repos")));
    }

    private static async Task<McpProgram> StartAsync(params string[] options)
    {
        var server = await McpProgram.StartAsync(options);
        server.Repository.Write("flow.js", Script).Commit();
        return server;
    }

    private static string Call(McpProgram server, string script, string input, int wait)
    {
        var agent = JsonEncodedText.Encode($"command:sh {server.Program.Beside("flow-agent.sh", script + "\n")}");
        return $$"""{"script": "flow.js", "agent": "{{agent}}", "input": {{input}}, "waitSeconds": {{wait}}}""";
    }

    private static JsonElement Document(CallToolResult result) =>
        result.StructuredContent
        ?? throw new InvalidOperationException(Assert.IsType<TextContentBlock>(result.Content[0]).Text);

    private static string Text(JsonElement document, string name) => document.GetProperty(name).GetString()!;
}
