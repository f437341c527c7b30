using System.Diagnostics;
using System.Text.Json.Nodes;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance.RealAgents;

/// <summary>The real agents as clients of <c>interlock mcp</c>; only their model is a script.</summary>
public sealed class McpClientTests
{
    private const string Key = "stub-key-1234567";
    private const string Server = "mcp__interlock";
    private const string ForClaude = $"{Server}__runs_list";

    private static readonly JsonObject Arguments = new() { ["limit"] = 5 };

    private static string Program { get; } =
        Environment.GetEnvironmentVariable("INTERLOCK_TEST_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "interlock");

    [Fact(Timeout = 120_000)]
    public async Task Claude_Code_calls_a_tool_of_interlock()
    {
        var bin = TestKit.RealAgents.Claude();
        await using var stub = await StartAsync(new Step { Tool = ForClaude, Arguments = Arguments });
        using var repository = Repository();
        var servers = $$$"""{"mcpServers": {"interlock": {"command": "{{{Program}}}", "args": ["mcp"]} } }""";
        var (exit, output) = await RunAsync(
            repository,
            Path.Combine(bin, "claude"),
            ["-p", "List the runs.", "--mcp-config", servers, "--strict-mcp-config", "--allowedTools", ForClaude],
            ("ANTHROPIC_BASE_URL", stub.Root),
            ("ANTHROPIC_API_KEY", Key)
        );
        Assert.True(exit == 0, output);
        AssertCalled(stub, output);
    }

    [Fact(Timeout = 120_000)]
    public async Task Codex_calls_a_tool_of_interlock()
    {
        var bin = TestKit.RealAgents.Codex();
        await using var stub = await StartAsync(
            new Step
            {
                Tool = "runs_list",
                Namespace = Server,
                Arguments = Arguments,
            }
        );
        using var repository = Repository();
        var home = Directory.CreateDirectory(Path.Combine(repository.Home, "codex")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(home, "config.toml"),
            $$"""
            model = "gpt-5.5"
            model_provider = "stub"

            [model_providers.stub]
            name = "stub"
            base_url = "{{stub.Root}}/v1"
            env_key = "STUB_KEY"
            wire_api = "responses"

            [mcp_servers.interlock]
            command = "{{Program}}"
            args = ["mcp"]
            env = { HOME = "{{repository.Home}}", INTERLOCK_HOME = "{{repository.Home}}/state" }
            """,
            TestContext.Current.CancellationToken
        );
        var (exit, output) = await RunAsync(
            repository,
            Path.Combine(bin, "codex"),
            ["exec", "--json", "List the runs."],
            ("CODEX_HOME", home),
            ("STUB_KEY", Key)
        );
        Assert.True(exit == 0, output);
        AssertCalled(stub, output);
    }

    // The agent told its model of the server, and what the tool answered came back to the model.
    private static void AssertCalled(ModelStubServer stub, string output)
    {
        Assert.Contains("There are no runs.", output, StringComparison.Ordinal);
        Assert.Contains(
            stub.Requests,
            r => r.Body.Contains("lands their work only on evidence", StringComparison.Ordinal)
        );
        Assert.Contains(stub.Requests, r => r.Conversation.Text.Contains("""{"items":[]}""", StringComparison.Ordinal));
    }

    private static Task<ModelStubServer> StartAsync(Step call) =>
        ModelStubServer.StartAsync(Scenario.Always(call, new Step { Say = "There are no runs." }));

    private static TestRepository Repository()
    {
        var repository = new TestRepository();
        repository.Write("a.txt", "start\n").Commit();
        Directory.CreateDirectory(repository.Home);
        return repository;
    }

    private static async Task<(int Exit, string Output)> RunAsync(
        TestRepository repository,
        string program,
        string[] arguments,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["HOME"] = repository.Home;
        start.Environment["INTERLOCK_HOME"] = Path.Combine(repository.Home, "state");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
