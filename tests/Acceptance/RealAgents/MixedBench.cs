using Interlock.Acceptance.Matrix;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;

namespace Interlock.Acceptance.RealAgents;

/// <summary>A small repository, and a user who has set up every runtime of the matrix, all in front of one scripted model.</summary>
internal sealed class MixedBench : IAsyncDisposable
{
    public const string Request = "Write the greeting and the farewell";
    private readonly TestRepository repository = new();

    private MixedBench(ModelStubServer stub, string agents)
    {
        Stub = stub;
        Directory.CreateDirectory(repository.Home);
        Agent = Path.Combine(repository.Home, "agent.mjs");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Matrix", "agent.mjs"), Agent);
        repository.Write(
            "interlock.json",
            $$"""
            {"checks": {"both": {"command": "grep -q hello greeting.txt && grep -q goodbye farewell.txt"} },
             {{agents.Replace("AGENT", Agent, StringComparison.Ordinal)}} }
            """
        );
        repository.Commit();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = repository.Home,
            ["INTERLOCK_HOME"] = Path.Combine(repository.Home, "state"),
        };
        foreach (var runtime in MatrixRuntimes.All)
        {
            runtime.Settings(repository.Home, stub.Root);
            foreach (var (name, value) in runtime.Variables(stub.Root))
                environment[name] = value;
            if (runtime.Program is { } program) // one folder holds them all
                environment["PATH"] = $"{program()}:{Environment.GetEnvironmentVariable("PATH")}";
        }
        Cli = new Cli(repository.Root, environment);
    }

    public ModelStubServer Stub { get; }

    public Cli Cli { get; }

    public TestRepository Repository => repository;

    /// <summary>The program of the <c>command:</c> agent.</summary>
    public string Agent { get; }

    /// <summary>Processes that live with a folder of this bench in their environment.</summary>
    public IReadOnlyList<string> Survivors => LiveProcesses.Holding(repository.Home);

    /// <summary>Starts the model.</summary>
    /// <param name="scenario">What it does.</param>
    /// <param name="agents">Members of <c>interlock.json</c>; <c>AGENT</c> stands for the command's program.</param>
    public static async Task<MixedBench> StartAsync(Scenario scenario, string agents) =>
        new(await ModelStubServer.StartAsync(scenario), agents);

    /// <summary>Tools that a conversation about a prompt was offered: they tell runtimes apart.</summary>
    public IReadOnlyList<string> ToolsFor(string prompt) =>
        Stub
            .Requests.First(r =>
                r.Conversation.Tools.Count > 0 && r.Conversation.LatestPrompt.Contains(prompt, StringComparison.Ordinal)
            )
            .Conversation.Tools;

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        repository.Dispose();
    }
}
