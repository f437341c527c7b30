using System.Diagnostics;
using System.Text.Json;
using Interlock.Agents.Codex;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;

namespace Interlock.Agents.Tests.Codex;

/// <summary>The real Codex, set up as a user would with a provider of his own, in front of a scripted model.</summary>
internal sealed class CodexBench : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly string program = RealAgents.Codex();

    private CodexBench(ModelStubServer stub) => Stub = stub;

    public ModelStubServer Stub { get; }

    public TestRepository Repository { get; } = new TestRepository().Write("README.md", "hello\n");

    public string Sessions => folder["sessions"];

    public string UserHome => folder["home/.codex"];

    public List<string> Progress { get; } = [];

    /// <summary>Starts the stub and writes the user's config.toml.</summary>
    public static async Task<CodexBench> StartAsync(Scenario scenario, int retries = 0)
    {
        var bench = new CodexBench(await ModelStubServer.StartAsync(scenario));
        bench.Repository.Commit();
        Directory.CreateDirectory(bench.UserHome);
        await File.WriteAllTextAsync(
            Path.Combine(bench.UserHome, "config.toml"),
            $"""
            model = "gpt-5.5"
            model_provider = "stub"

            [model_providers.stub]
            name = "stub"
            base_url = "{bench.Stub.Root}/v1"
            env_key = "STUB_KEY"
            wire_api = "responses"
            request_max_retries = 0
            stream_max_retries = {retries}
            """
        );
        return bench;
    }

    public static Task<CodexBench> StartAsync(params Step[] steps) => StartAsync(Scenario.Always(steps));

    /// <summary>Variables that <c>agents.env</c> names.</summary>
    public IReadOnlyList<string> Allowed { get; set; } = [];

    public CodexAgent Agent(params (string Name, string Value)[] more) =>
        new("codex", null, Host.Processes, Machine(more), TimeProvider.System, [.. Allowed]);

    /// <summary>The variables that the engine has.</summary>
    public HostEnvironment Machine(params (string Name, string Value)[] more)
    {
        var path = $"{program}:{Environment.GetEnvironmentVariable("PATH")}";
        return Host.Environment(
            folder["home"],
            [("PATH", path), ("STUB_KEY", "stub-key-1234567"), ("CODEX_HOME", ""), .. more]
        );
    }

    public AgentTurn Turn(string prompt = "do it", string step = "s1", string? home = null)
    {
        var session = Directory.CreateDirectory(Path.Combine(Sessions, step)).FullName;
        return new AgentTurn
        {
            Role = AgentRole.Implement,
            Run = "r1",
            Step = step,
            Prompt = prompt,
            Workspace = Repository.Root,
            SessionFolder = session,
            HomeFolder = home is null ? null : Path.Combine(Sessions, home),
            Timeout = TimeSpan.FromSeconds(25),
            Progress = line => Progress.Add(line),
        };
    }

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

    public static JsonElement Schema(string json) => JsonElement.Parse(json);

    /// <summary>Processes that live with a CODEX_HOME of this bench: Codex itself and all that it started.</summary>
    public IReadOnlyList<string> Survivors() => Survivors(Sessions);

    /// <summary>Kills the program itself, as the system does when memory is short.</summary>
    public void KillCodex()
    {
        foreach (var codex in Survivors().Where(IsCodex))
        {
            using var process = Process.GetProcessById(int.Parse(Path.GetFileName(codex)));
            process.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        Repository.Dispose();
        folder.Dispose();
    }

    private static bool IsCodex(string process)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "exe"), false)?.Name == "codex";
        }
        catch (IOException)
        {
            return false; // gone meanwhile
        }
    }

    private static List<string> Survivors(string text) =>
        [.. Directory.GetDirectories("/proc").Where(p => int.TryParse(Path.GetFileName(p), out _) && Holds(p, text))];

    private static bool Holds(string process, string text)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ")).Contains(text, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
