using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.TestKit;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Tests.Mcp;

/// <summary>The built <c>interlock mcp</c> in a repository of its own, and the SDK's client connected to it.</summary>
internal sealed class McpProgram : IAsyncDisposable
{
    private readonly BuiltProgram program = new();
    private readonly List<string> complaints = [];
    private McpClient? client;

    public TestRepository Repository => program.Repository;

    public BuiltProgram Program => program;

    public McpClient Client => client!;

    /// <summary>What the server wrote to stderr.</summary>
    public string Complaints
    {
        get
        {
            lock (complaints)
                return string.Join('\n', complaints);
        }
    }

    public static async Task<McpProgram> StartAsync(params string[] options)
    {
        var server = new McpProgram();
        server.Repository.Write("a.txt", "start\n").Commit();
        await server.ConnectAsync(options);
        return server;
    }

    public async Task ConnectAsync(params string[] options) =>
        client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = BuiltProgram.Path,
                    Arguments = ["mcp", .. options],
                    WorkingDirectory = Repository.Root,
                    EnvironmentVariables = new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["HOME"] = Repository.Home,
                        ["INTERLOCK_HOME"] = program.State,
                    },
                    StandardErrorLines = line =>
                    {
                        lock (complaints)
                            complaints.Add(line);
                    },
                }
            ),
            cancellationToken: TestContext.Current.CancellationToken
        );

    /// <summary>Calls a tool with arguments written as JSON.</summary>
    public Task<CallToolResult> CallAsync(string tool, string arguments = "{}", ProgressList? progress = null) =>
        Client
            .CallToolAsync(
                tool,
                JsonElement.Parse(arguments).EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value),
                progress,
                cancellationToken: TestContext.Current.CancellationToken
            )
            .AsTask();

    /// <summary>Calls a tool under an id by which the call can be cancelled. (The SDK's client 2.3.1 cancels only itself.)</summary>
    public Task CallAsync(RequestId id, string tool, string arguments, string progressToken) =>
        Client.SendRequestAsync(
            new JsonRpcRequest
            {
                Id = id,
                Method = RequestMethods.ToolsCall,
                Params = JsonNode.Parse(
                    $$$"""{"name": "{{{tool}}}", "arguments": {{{arguments}}}, "_meta": {"progressToken": "{{{progressToken}}}"}}"""
                ),
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>Cancels a call.</summary>
    public Task CancelAsync(RequestId id) =>
        Client.SendNotificationAsync(
            NotificationMethods.CancelledNotification,
            new CancelledNotificationParams { RequestId = id },
            cancellationToken: TestContext.Current.CancellationToken
        );

    /// <summary>The arguments of a ship with one task and a scripted agent.</summary>
    public string Ship(string implement, int wait = 60)
    {
        program.Ship(implement); // writes the agent
        var agent = JsonEncodedText.Encode($"command:sh {System.IO.Path.Combine(Repository.Home, "agent.sh")}");
        return $$"""
            {"request": "--json -x; it's \"odd\"", "tasks": [{"id": "only", "files": ["a.txt"], "prompt": "Write good into a.txt"}],
             "checks": ["words=grep -q good a.txt"], "agent": "{{agent}}", "waitSeconds": {{wait}}}
            """;
    }

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
            await client.DisposeAsync();
        if (Directory.Exists(program.State))
            await program.RunAsync("runs", "stop", "latest"); // a test that failed leaves nothing
        program.Dispose();
    }
}
