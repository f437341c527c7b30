using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;

namespace Interlock.Acceptance.RealAgents;

/// <summary>
/// The built program with the real Codex CLI on a copy of this very repository; only the model is a script. Codex is
/// set up as a user would with a provider of his own.
/// </summary>
internal sealed class CodexBench : IAsyncDisposable
{
    private const string Key = "stub-key-1234567";
    private readonly TestRepository repository = TestRepository.CloneOf(ThisRepository.Root);

    private CodexBench(ModelStubServer stub)
    {
        Stub = stub;
        Directory.CreateDirectory(UserHome);
        File.WriteAllText(
            Path.Combine(UserHome, "config.toml"),
            $"""
            model = "gpt-5.5"
            model_provider = "stub"

            [model_providers.stub]
            name = "stub"
            base_url = "{stub.Root}/v1"
            env_key = "STUB_KEY"
            wire_api = "responses"
            request_max_retries = 0
            stream_max_retries = 0
            """
        );
        Cli = new Cli(
            repository.Root,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = repository.Home,
                ["INTERLOCK_HOME"] = State,
                ["CODEX_HOME"] = UserHome,
                ["PATH"] = $"{TestKit.RealAgents.Codex()}:{Environment.GetEnvironmentVariable("PATH")}",
                ["STUB_KEY"] = Key,
                // Claude Code, where a test names it, asks the same model.
                ["ANTHROPIC_BASE_URL"] = stub.Root,
                ["ANTHROPIC_API_KEY"] = Key,
                ["CLAUDE_CODE_MAX_RETRIES"] = "0",
            }
        );
    }

    public ModelStubServer Stub { get; }

    public TestRepository Repository => repository;

    public Cli Cli { get; }

    /// <summary>Interlock's state.</summary>
    public string State => Path.Combine(repository.Home, "state");

    /// <summary>The user's own CODEX_HOME.</summary>
    public string UserHome => Path.Combine(repository.Home, "codex");

    /// <summary>The user's own CODEX_HOME: each file with its time of change and its text.</summary>
    public IReadOnlyList<string> UserFiles =>
        [
            .. Directory
                .EnumerateFileSystemEntries(UserHome, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => $"{f} {File.GetLastWriteTimeUtc(f).Ticks} {(File.Exists(f) ? File.ReadAllText(f) : "")}"),
        ];

    /// <summary>Processes that live with a folder of this bench in their environment.</summary>
    public IReadOnlyList<string> Survivors => LiveProcesses.Holding(repository.Home);

    /// <summary>Prompts that began a conversation with the model, in order.</summary>
    public IReadOnlyList<string> Turns =>
        [
            .. Stub
                .Requests.GroupBy(r => r.Conversation.Session, StringComparer.Ordinal)
                .Select(c => c.First().Conversation.LatestPrompt),
        ];

    /// <summary>Copies this repository, gives the copy its check, and starts the model.</summary>
    public static async Task<CodexBench> StartAsync(Scenario scenario, string configuration)
    {
        var bench = new CodexBench(await ModelStubServer.StartAsync(scenario));
        bench.repository.Write("interlock.json", configuration).Commit("Check the copy cheaply");
        return bench;
    }

    /// <summary>How many turns began with a prompt that has this text.</summary>
    public int CountTurns(string text) => Turns.Count(t => t.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        repository.Dispose();
    }
}
