using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models;
using Interlock.Agents.Models.Providers;
using Interlock.Core.Agents;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;

namespace Interlock.Agents.Tests.Models;

/// <summary>A direct model in front of a scripted provider, with a repository to work on.</summary>
internal sealed class ModelBench : IAsyncDisposable
{
    public const string Key = "stub-key-1234567890";
    private readonly TempFolder folder = new();

    private ModelBench(ModelStubServer stub, string provider) => (Stub, Provider) = (stub, ProviderTable.Of(provider));

    public ModelStubServer Stub { get; }

    public Provider Provider { get; }

    public TestRepository Repository { get; } = new TestRepository().Write("README.md", "hello\n");

    public ConcurrentQueue<TurnUpdate> Updates { get; } = [];

    public string Home => folder["home"];

    /// <summary>A folder that is nobody's business.</summary>
    public string Outside => Directory.CreateDirectory(folder["outside"]).FullName;

    public static async Task<ModelBench> StartAsync(string provider, Scenario scenario)
    {
        var bench = new ModelBench(await ModelStubServer.StartAsync(scenario), provider);
        bench.Repository.Commit();
        return bench;
    }

    public static Task<ModelBench> StartAsync(string provider, params Step[] steps) =>
        StartAsync(provider, Scenario.Always(steps));

    public static Step Uses(string tool, params (string Name, JsonNode Value)[] arguments) =>
        new()
        {
            Tool = tool,
            Arguments = new JsonObject(arguments.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)a.Value))),
        };

    public static Step Says(JsonNode text) => new() { Say = text };

    public ModelAgent Agent(params (string Name, string Value)[] more)
    {
        var root = Provider.Api == ApiKind.Messages ? Stub.Root : $"{Stub.Root}/v1";
        var environment = Host.Environment(
            folder["user"],
            [(Provider.UrlVariables[0], root), (Provider.KeyVariables[0], Key), .. more]
        );
        return new ModelAgent($"{Provider.Name}:m1", Provider, "m1", Host.Processes, environment, TimeProvider.System);
    }

    public AgentTurn Turn(string prompt = "do it", string step = "s1") =>
        new()
        {
            Role = AgentRole.Implement,
            Run = "r1",
            Step = step,
            Prompt = prompt,
            Workspace = Repository.Root,
            SessionFolder = Directory.CreateDirectory(folder[$"sessions/{step}"]).FullName,
            HomeFolder = Home,
            Timeout = TimeSpan.FromSeconds(25),
            Update = Updates.Enqueue,
        };

    public Task<TurnResult> RunAsync(AgentTurn? turn = null, CancellationToken cancellation = default) =>
        Agent().RunAsync(turn ?? Turn(), cancellation);

    public static JsonElement Schema { get; } =
        JsonElement.Parse(
            """{"type":"object","properties":{"ok":{"type":"boolean"},"note":{"type":"string","minLength":3}},"required":["ok"],"additionalProperties":false}"""
        );

    public string Record(string name) => File.ReadAllText(folder[$"sessions/s1/{name}"]);

    /// <summary>A named pipe in the workspace: a command that writes to it waits until somebody reads.</summary>
    public string Pipe(string name)
    {
        var path = Path.Combine(Repository.Root, name);
        using var make = System.Diagnostics.Process.Start("mkfifo", [path]);
        make.WaitForExit();
        return path;
    }

    /// <summary>What the last request told the model of its tools.</summary>
    public string LastResult => Stub.Requests[^1].Conversation.ToolResults[^1];

    /// <summary>Processes that live with a session of this bench in their environment.</summary>
    public IReadOnlyList<string> Survivors() => LiveProcesses.Holding(folder["sessions"]);

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        Repository.Dispose();
        folder.Dispose();
    }
}
