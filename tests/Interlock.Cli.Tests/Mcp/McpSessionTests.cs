using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Tests.Mcp;

public sealed class McpSessionTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_client_runs_an_agent_and_reads_its_message_change_and_transcript()
    {
        await using var server = await McpProgram.StartAsync("--allow-command");
        var progress = new ProgressList();
        var done = Document(
            await server.CallAsync("agent_run", Run(server, "echo good > a.txt; echo wrote it", "one"), progress)
        );
        Assert.Equal(
            ("one", "completed", "wrote it"),
            (Text(done, "session"), Text(done, "state"), Text(done, "message").Trim())
        );
        await progress.LineWithAsync("completed");
        Assert.Contains("a.txt", done.GetProperty("change").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("start\n", server.Repository.Read("a.txt")); // nothing lands
        var listed = Document(await server.CallAsync("agent_list")).GetProperty("items");
        Assert.Equal("one", Text(Assert.Single(listed.EnumerateArray()), "session"));
        var log = await server.CallAsync("agent_logs", """{"session": "one"}""");
        Assert.Contains("wrote it", Assert.IsType<TextContentBlock>(log.Content[0]).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_long_turn_goes_on_and_can_be_waited_for_and_stopped()
    {
        // With full permission, because a confined agent would not see the file that it waits for.
        await using var server = await McpProgram.StartAsync("--allow-command", "--allow-full");
        var go = Path.Combine(server.Repository.Home, "go");
        var script = $"until [ -e '{go}' ]; do sleep 0.1; done; echo done";
        var started = Document(
            await server.CallAsync("agent_run", Run(server, script, "long", wait: 0, permission: "full"))
        );
        Assert.Contains(Text(started, "state"), (string[])["starting", "running"]);
        var late = await server.CallAsync("agent_wait", """{"sessions": ["long"], "waitSeconds": 1}""");
        Assert.False(late.IsError);
        Assert.True(Document(late).GetProperty("timedOut").GetBoolean());
        var waiting = server.CallAsync("agent_status", """{"session": "long", "waitSeconds": 60}""");
        await File.WriteAllTextAsync(go, "", TestContext.Current.CancellationToken);
        Assert.Equal("completed", Text(Document(await waiting), "state"));
        await server.CallAsync("agent_run", Run(server, "exec sleep 600", "stuck", wait: 0));
        var stopped = Document(await server.CallAsync("agent_stop", """{"session": "stuck"}"""));
        Assert.Equal("stopped", Text(stopped, "state"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("agent_run", """{"task": "x", "agent": "command:sh"}""", "is a program")]
    [InlineData("agent_run", """{"task": "x", "permission": "full"}""", "$.permission")]
    [InlineData("agent_run", """{"task": "x", "network": "on"}""", "$.network")]
    [InlineData("agent_run", """{"task": "x", "inPlace": true}""", "--allow-full")]
    [InlineData("agent_run", """{"task": "x", "promptAppend": ["@/etc/passwd"]}""", "is a file")]
    [InlineData("agent_run", """{"task": "x", "promptAppend": ["file:/etc/passwd"]}""", "is a file")]
    [InlineData("agent_status", """{"session": "../../x"}""", "")]
    [InlineData("agent_stop", """{"session": "--all"}""", "")]
    public async Task What_a_model_must_not_do_with_agents_is_refused(string tool, string arguments, string said)
    {
        await using var server = await McpProgram.StartAsync();
        var result = await server.CallAsync(tool, arguments);
        Assert.True(result.IsError);
        var failure = Document(result).GetProperty("failure");
        Assert.Contains(said, Text(failure, "message"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(server.Program.State));
    }

    [Fact(Timeout = 120_000)]
    public async Task Runs_and_sessions_of_other_repositories_are_out_of_reach()
    {
        await using var server = await McpProgram.StartAsync("--allow-command");
        var run = Text(Document(await server.CallAsync("ship", server.Ship("echo good > a.txt; echo done"))), "run");
        await server.CallAsync("agent_run", Run(server, "echo hello", "secret"));
        using var other = new Interlock.TestKit.TestRepository();
        other.Write("b.txt", "b\n").Commit();
        await server.Client.DisposeAsync();
        await server.ConnectAsync("--root", other.Root);
        foreach (
            var (tool, arguments) in (IReadOnlyList<(string, string)>)
                [
                    ("runs_show", $$"""{"run": "{{run}}"}"""),
                    ("runs_stop", $$"""{"run": "{{run[..4]}}"}"""),
                    ("agent_status", """{"session": "secret"}"""),
                    ("agent_wait", """{"sessions": ["secret"]}"""),
                ]
        )
            Assert.True((await server.CallAsync(tool, arguments)).IsError, tool);
    }

    private static string Run(
        McpProgram server,
        string script,
        string session,
        int wait = 60,
        string permission = "limited"
    )
    {
        var agent = JsonEncodedText.Encode(
            $"command:sh {server.Program.Beside($"{session}.sh", $"cat >/dev/null\n{script}\n")}"
        );
        return $$"""{"task": "--do it", "agent": "{{agent}}", "session": "{{session}}", "permission": "{{permission}}", "waitSeconds": {{wait}}}""";
    }

    private static string Text(JsonElement document, string name) => document.GetProperty(name).GetString()!;

    private static JsonElement Document(CallToolResult result) =>
        result.StructuredContent
        ?? throw new InvalidOperationException(Assert.IsType<TextContentBlock>(result.Content[0]).Text);
}
