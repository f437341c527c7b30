using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Acp;
using Interlock.Agents.Catalog;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.TestKit;

namespace Interlock.Agents.Tests.Acp;

/// <summary>A program that speaks ACP and does what its prompt says (<c>scripted-agent.mjs</c>).</summary>
internal sealed class ScriptedAgent : IDisposable
{
    public const string Key = "a-key-of-the-user";
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Acp", "scripted-agent.mjs");
    private readonly TempFolder folder = new();
    private readonly string options;

    /// <summary>An agent with these abilities (JSON; see the script).</summary>
    public ScriptedAgent(string options = "{}")
    {
        this.options = options;
        Directory.CreateDirectory(Workspace);
        Directory.CreateDirectory(Outside);
        Directory.CreateDirectory(UserHome);
        File.WriteAllText(Path.Combine(Outside, "secret.txt"), "secret\n");
    }

    public string Workspace => folder["work"];

    public string Outside => folder["outside"];

    public string UserHome => folder["user"];

    public string HomeFolder => Directory.CreateDirectory(folder["kept"]).FullName;

    public List<string> Progress { get; } = [];

    public List<TurnUpdate> Updates { get; } = [];

    /// <summary>The agent as <c>acp:COMMAND</c>.</summary>
    public AcpAgent Agent(params string[] allowed) => Named($"node {Script} '{options}'", allowed);

    /// <summary>The agent in the place of one that has a preset.</summary>
    public AcpAgent InPlaceOf(string preset)
    {
        var program = Path.Combine(Directory.CreateDirectory(folder["bin"]).FullName, preset);
        File.WriteAllText(program, $"#!/bin/sh\nexec node {Script} '{options}'\n");
#pragma warning disable CA1416 // Interlock's platforms are Linux and macOS
        File.SetUnixFileMode(program, (UnixFileMode)0x1ED);
#pragma warning restore CA1416
        return Named(preset);
    }

    public AgentTurn Turn(params object[] steps) =>
        new()
        {
            Role = AgentRole.Implement,
            Run = "r1",
            Step = "s1",
            Prompt = JsonSerializer.Serialize(steps),
            Workspace = Workspace,
            SessionFolder = Directory.CreateDirectory(folder["session"]).FullName,
            Timeout = TimeSpan.FromSeconds(20),
            Progress = Progress.Add,
            Update = Updates.Add,
        };

    /// <summary>Runs steps to their end and returns what was answered to each request.</summary>
    public async Task<JsonArray> AnswersAsync(AgentTurn turn)
    {
        var result = await Agent().RunAsync(turn, default);
        Xunit.Assert.Null(result.Failure);
        return JsonNode.Parse(result.Text)!.AsArray();
    }

    public static object Ask(string method, object parameters) => new { ask = new[] { method, parameters } };

    /// <summary>Processes that this agent or the engine on its behalf has started.</summary>
    public IReadOnlyList<string> Survivors() => LiveProcesses.Holding(folder.Path);

    public void Dispose() => folder.Dispose();

    private AcpAgent Named(string text, params string[] allowed)
    {
        var path = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        HostEnvironment environment = Host.Environment(UserHome, ("PATH", path), ("SOME_API_KEY", Key));
        return new AcpAgent(
            $"acp:{text}",
            text,
            new AgentHost("/", Host.Processes, environment, TimeProvider.System, allowed)
        );
    }
}
