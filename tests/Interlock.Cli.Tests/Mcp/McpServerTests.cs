using System.Text.Json;
using Interlock.Cli.Mcp;
using Interlock.TestKit;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Tests.Mcp;

public sealed class McpServerTests
{
    [Fact(Timeout = 60_000)]
    public async Task Every_tool_is_listed_with_a_schema_a_use_and_what_it_may_do()
    {
        await using var server = await McpProgram.StartAsync();
        var tools = await server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(ToolCatalog.Names.Order(), tools.Select(tool => tool.Name).Order());
        foreach (var tool in tools.Select(tool => tool.ProtocolTool))
        {
            Assert.InRange(tool.Description?.Length ?? 0, 40, 1_500);
            Assert.False(tool.InputSchema.GetProperty("additionalProperties").GetBoolean());
            Assert.True(tool.Annotations is { ReadOnlyHint: not null, DestructiveHint: not null }, tool.Name);
            Assert.All(
                tool.InputSchema.GetProperty("properties").EnumerateObject(),
                property =>
                    Assert.False(string.IsNullOrWhiteSpace(property.Value.GetProperty("description").GetString()))
            );
        }
        Assert.Equal("interlock", server.Client.ServerInfo?.Name);
        Assert.DoesNotContain(
            "checks",
            tools.Single(tool => tool.Name == "ship").ProtocolTool.InputSchema.GetRawText()
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task A_client_ships_a_change_and_sees_its_progress_and_the_documents_of_the_verbs()
    {
        await using var server = await McpProgram.StartAsync("--allow-command");
        var progress = new ProgressList();
        var shipped = await server.CallAsync("ship", server.Ship("echo good > a.txt; echo done"), progress);
        var run = Document(shipped);
        Assert.Equal(
            (false, "landed", "proved"),
            (shipped.IsError, run.GetProperty("outcome").GetString(), run.GetProperty("verdict").GetString())
        );
        Assert.Equal("good\n", server.Repository.Read("a.txt"));
        Assert.Equal("--json -x; it's \"odd\"", run.GetProperty("request").GetString());
        await progress.LineWithAsync("landed 1 file");
        // The client hands them on side by side; each has its own number, and they begin at 1.
        var numbers = progress.All.Select(value => (int)value.Progress).Order().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        var id = run.GetProperty("run").GetString();
        Assert.Equal(id, Document(await server.CallAsync("runs_show")).GetProperty("run").GetString());
        var verb = BuiltProgram.Json(await server.Program.RunAsync("runs", "show", "--json"));
        Assert.True(
            JsonElement.DeepEquals(verb, Document(await server.CallAsync("runs_show", $$"""{"run": "{{id}}"}""")))
        );
        var listed = Document(await server.CallAsync("runs_list")).GetProperty("items");
        Assert.Equal(id, Assert.Single(listed.EnumerateArray()).GetProperty("run").GetString());
        Assert.Equal("", server.Complaints);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_long_run_outlives_the_call_and_the_server_and_can_be_waited_for()
    {
        await using var server = await McpProgram.StartAsync("--allow-command");
        var go = Path.Combine(server.Repository.Home, "go");
        var started = Document(
            await server.CallAsync(
                "ship",
                server.Ship($"until [ -e '{go}' ]; do sleep 0.1; done; echo good > a.txt", wait: 0)
            )
        );
        Assert.Equal("running", started.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, started.GetProperty("outcome").ValueKind);
        await server.Client.DisposeAsync();
        await server.ConnectAsync();
        var progress = new ProgressList();
        var waiting = server.CallAsync("runs_show", """{"waitSeconds": 100}""", progress);
        await progress.LineWithAsync("only: started");
        Assert.False(waiting.IsCompleted);
        await File.WriteAllTextAsync(go, "", TestContext.Current.CancellationToken);
        var run = Document(await waiting);
        Assert.Equal(
            (started.GetProperty("run").GetString(), "landed"),
            (run.GetProperty("run").GetString(), run.GetProperty("outcome").GetString())
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cancelled_call_ends_the_run_and_it_can_be_resumed()
    {
        await using var server = await McpProgram.StartAsync("--allow-command");
        var progress = new ProgressList();
        await using var handler = server.Client.RegisterNotificationHandler(
            NotificationMethods.ProgressNotification,
            (notification, _) =>
            {
                progress.Report(
                    new ProgressNotificationValue
                    {
                        Progress = 0,
                        Message = notification.Params!["message"]!.ToString(),
                    }
                );
                return ValueTask.CompletedTask;
            }
        );
        var id = new RequestId("ship");
        var call = server.CallAsync(id, "ship", server.Ship("exec sleep 600"), "here");
        await progress.LineWithAsync("only: started");
        await server.CancelAsync(id);
        var ended = Document(await server.CallAsync("runs_show", """{"waitSeconds": 60}"""));
        Assert.Equal("cancelled", ended.GetProperty("failure").GetProperty("class").GetString());
        // The server itself is there, and the worker may be about to end; the agent must be gone.
        Assert.All(
            LiveProcesses.Holding(server.Program.State),
            process => Assert.EndsWith(" interlock", process, StringComparison.Ordinal)
        );
        Assert.False(call.IsCompletedSuccessfully); // a cancelled call is not answered
        server.Ship("echo good > a.txt"); // the agent behaves now
        var resumed = Document(await server.CallAsync("runs_resume", """{"run": "latest"}"""));
        Assert.Equal("landed", resumed.GetProperty("outcome").GetString());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_run_that_goes_on_can_be_stopped()
    {
        await using var server = await McpProgram.StartAsync("--allow-command");
        var started = Document(await server.CallAsync("ship", server.Ship("exec sleep 600", wait: 0)));
        var stopped = await server.CallAsync(
            "runs_stop",
            $$"""{"run": "{{started.GetProperty("run").GetString()}}"}"""
        );
        Assert.Equal(
            (false, true, "interrupted"),
            (
                stopped.IsError,
                Document(stopped).GetProperty("wasLive").GetBoolean(),
                Document(stopped).GetProperty("state").GetString()
            )
        );
    }

    [Theory(Timeout = 60_000)]
    [InlineData("""{"request": "x", "agent": "command:touch /tmp/owned"}""", "is a program")]
    [InlineData("""{"request": "x", "agent": "codex,command:touch /tmp/owned"}""", "is a program")]
    [InlineData("""{"request": "x", "agent": "acp:touch /tmp/owned"}""", "is a program")]
    [InlineData("""{"request": "x", "agent": "acp:opencode:a; touch /tmp/owned"}""", "is a program")]
    [InlineData("""{"request": "x", "reviewers": ["correctness=command:sh"]}""", "is a program")]
    [InlineData(
        """{"tasks": [{"id": "a", "files": ["a.txt"], "prompt": "p", "agent": "command:sh"}]}""",
        "is a program"
    )]
    [InlineData(
        """{"tasks": [{"id": "a", "files": ["a.txt"], "prompt": "p", "permission": "full"}]}""",
        "--allow-full"
    )]
    [InlineData("""{"request": "x", "checks": ["test=touch /tmp/owned"]}""", "--allow-command")]
    [InlineData("""{"request": "x", "land": "--agent=command:sh"}""", "--land")]
    [InlineData("""{"request": "x", "--agent": "command:sh"}""", "unknown argument '--agent'; did you mean 'agent'?")]
    [InlineData("""{"request": "x", "repo": "/"}""", "not below a root")]
    [InlineData("""{"request": "x", "repo": "../../etc"}""", "not below a root")]
    [InlineData("""{"request": "x", "repo": "out"}""", "not below a root")]
    [InlineData("""{"request": 5}""", "$.request")]
    [InlineData("""{"request": "x", "maxRounds": -1}""", "$.maxRounds")]
    public async Task What_a_model_must_not_do_is_refused_and_starts_nothing(string arguments, string said)
    {
        await using var server = await McpProgram.StartAsync();
        File.CreateSymbolicLink(Path.Combine(server.Repository.Root, "out"), "/usr");
        var result = await server.CallAsync("ship", arguments);
        Assert.True(result.IsError);
        var document = Document(result);
        Assert.Contains(
            said,
            document.GetProperty("failure").GetProperty("message").GetString()
                + document.GetProperty("failure").GetProperty("remedy"),
            StringComparison.Ordinal
        );
        Assert.Equal(2, document.GetProperty("exit").GetInt32());
        Assert.False(Directory.Exists(server.Program.State));
    }

    [Fact(Timeout = 60_000)]
    public async Task Text_beyond_the_limit_is_refused_and_the_server_goes_on()
    {
        await using var server = await McpProgram.StartAsync();
        var result = await server.CallAsync("ship", $$"""{"request": "{{new string('x', 3_000_000)}}"}""");
        Assert.True(result.IsError);
        Assert.True(Text(result).Length < 5_000);
        Assert.Empty(Document(await server.CallAsync("runs_list")).GetProperty("items").EnumerateArray());
    }

    [Fact(Timeout = 60_000)]
    public async Task An_unknown_tool_is_an_error_that_names_the_nearest()
    {
        await using var server = await McpProgram.StartAsync();
        var error = await Assert.ThrowsAsync<McpProtocolException>(() => server.CallAsync("runs_sow"));
        Assert.Contains("did you mean 'runs_show'?", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failure_has_its_remedy_and_is_marked_as_an_error()
    {
        await using var server = await McpProgram.StartAsync();
        var result = await server.CallAsync("runs_show");
        Assert.True(result.IsError);
        Assert.Equal("run_not_found", Document(result).GetProperty("failure").GetProperty("class").GetString());
        var doctor = Document(await server.CallAsync("doctor"));
        Assert.NotEmpty(doctor.GetProperty("findings").EnumerateArray());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_root_that_the_user_named_opens_other_repositories()
    {
        using var other = new TestRepository();
        other.Write("b.txt", "b\n").Commit();
        await using var server = await McpProgram.StartAsync("--root", other.Root);
        Assert.False((await server.CallAsync("runs_list", $$"""{"repo": "{{other.Root}}"}""")).IsError);
        Assert.True((await server.CallAsync("runs_list", $$"""{"repo": "{{server.Repository.Root}}"}""")).IsError);
    }

    private static JsonElement Document(CallToolResult result)
    {
        Assert.True(result.StructuredContent is not null, Text(result));
        Assert.True(JsonElement.DeepEquals(result.StructuredContent!.Value, JsonElement.Parse(Text(result))));
        return result.StructuredContent.Value;
    }

    private static string Text(CallToolResult result) =>
        Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
