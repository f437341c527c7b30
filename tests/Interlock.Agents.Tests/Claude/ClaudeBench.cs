using System.Diagnostics;
using System.Text.Json.Nodes;
using Interlock.Agents.Claude;
using Interlock.Core.Agents;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;

namespace Interlock.Agents.Tests.Claude;

/// <summary>The real Claude Code, set up as a user would with a key and a gateway of his own, in front of a scripted model.</summary>
internal sealed class ClaudeBench : IAsyncDisposable
{
    public const string Key = "sk-stub-key-1234567";
    private readonly TempFolder folder = new();
    private readonly string program = RealAgents.Claude();

    private ClaudeBench(ModelStubServer stub) => Stub = stub;

    public ModelStubServer Stub { get; }

    public TestRepository Repository { get; } = new TestRepository().Write("README.md", "hello\n");

    public string Sessions => folder["sessions"];

    /// <summary>A folder that is nobody's business.</summary>
    public string Outside => Directory.CreateDirectory(folder["outside"]).FullName;

    public string UserHome => folder["home/.claude"];

    public List<string> Progress { get; } = [];

    public static async Task<ClaudeBench> StartAsync(Scenario scenario)
    {
        var bench = new ClaudeBench(await ModelStubServer.StartAsync(scenario));
        bench.Repository.Commit();
        Directory.CreateDirectory(bench.UserHome);
        return bench;
    }

    public static Task<ClaudeBench> StartAsync(params Step[] steps) => StartAsync(Scenario.Always(steps));

    public static Step Uses(string tool, params (string Name, string Value)[] arguments)
    {
        var all = new JsonObject();
        foreach (var (name, value) in arguments)
            all[name] = value;
        return new Step { Tool = tool, Arguments = all };
    }

    /// <summary>Variables that <c>agents.env</c> names.</summary>
    public IReadOnlyList<string> Allowed { get; set; } = [];

    public ClaudeAgent Agent(params (string Name, string Value)[] more)
    {
        var environment = Host.Environment(
            folder["home"],
            [
                ("PATH", $"{program}:{Environment.GetEnvironmentVariable("PATH")}"),
                ("ANTHROPIC_BASE_URL", Stub.Root),
                ("ANTHROPIC_API_KEY", Key),
                ("CLAUDE_CODE_MAX_RETRIES", "0"),
                ("CLAUDE_CONFIG_DIR", ""),
                .. more,
            ]
        );
        return new ClaudeAgent("claude", null, Host.Processes, environment, TimeProvider.System, [.. Allowed]);
    }

    public AgentTurn Turn(string prompt = "do it", string step = "s1", string? home = null) =>
        new()
        {
            Role = AgentRole.Implement,
            Run = "r1",
            Step = step,
            Prompt = prompt,
            Workspace = Repository.Root,
            SessionFolder = Directory.CreateDirectory(Path.Combine(Sessions, step)).FullName,
            HomeFolder = home is null ? null : Path.Combine(Sessions, home),
            Timeout = TimeSpan.FromSeconds(25),
            Progress = line => Progress.Add(line),
        };

    /// <summary>The smallest picture: one pixel.</summary>
    public string Picture()
    {
        File.WriteAllBytes(
            folder["pixel.png"],
            Convert.FromBase64String(
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
            )
        );
        return folder["pixel.png"];
    }

    public Task<TurnResult> RunAsync(AgentTurn? turn = null, CancellationToken cancellation = default) =>
        Agent().RunAsync(turn ?? Turn(), cancellation);

    public string Record(string name) => File.ReadAllText(Path.Combine(Sessions, "s1", name));

    /// <summary>Processes that live with a session of this bench in their environment: Claude Code and all that it started.</summary>
    public IReadOnlyList<string> Survivors() => LiveProcesses.Holding(Sessions);

    /// <summary>Kills the program itself, as the system does when memory is short.</summary>
    public void KillClaude()
    {
        foreach (var claude in Survivors().Where(p => p.Contains(" claude", StringComparison.Ordinal)))
        {
            using var process = Process.GetProcessById(int.Parse(claude.Split(' ')[0]));
            process.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        Repository.Dispose();
        folder.Dispose();
    }
}
