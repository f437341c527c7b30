using Interlock.Agents.Resilience;
using Interlock.Core.Agents;
using Interlock.TestKit;

namespace Interlock.Agents.Tests.Resilience;

/// <summary>Shell commands as agents in one workspace, called by the names that people write.</summary>
internal sealed class Crew : IDisposable
{
    private readonly TempFolder folder = new();

    public Crew()
    {
        Directory.CreateDirectory(folder["workspace"]);
        Directory.CreateDirectory(folder["session"]);
    }

    public string this[string path] => folder[path];

    public List<TurnUpdate> News { get; } = [];

    public List<string> Progress { get; } = [];

    public RetryPolicy Policy { get; init; } =
        new() { FirstWait = TimeSpan.FromMilliseconds(20), MostWait = TimeSpan.FromSeconds(20) };

    public IAgent Agent(string name) =>
        new AgentCatalog(folder["workspace"], Host.Processes, Host.Environment(folder.Path), TimeProvider.System)
        {
            Random = new Random(7),
            Retries = Policy,
        }.Create(name);

    public AgentTurn Turn() =>
        new()
        {
            Role = AgentRole.Implement,
            Run = "run-1",
            Step = "step-1",
            Prompt = "Do it.",
            Workspace = folder["workspace"],
            SessionFolder = folder["session"],
            HomeFolder = folder["home"],
            Timeout = TimeSpan.FromSeconds(25),
            Update = News.Add,
            Progress = Progress.Add,
        };

    public void Dispose() => folder.Dispose();
}
