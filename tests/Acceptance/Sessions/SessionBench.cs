using System.Diagnostics;
using System.Text.Json;
using Interlock.Core.Sessions;
using Interlock.TestKit;

namespace Interlock.Acceptance.Sessions;

/// <summary>
/// A repository and an agent that does what the prompt says as a shell script; <c>$BENCH</c> is a folder that test and
/// agent share, which is why the agent has full permission.
/// </summary>
internal sealed class SessionBench : IDisposable
{
    public const string Agent = "command:sh -s";

    public SessionBench()
    {
        Repository.Write("a.txt", "one\n").Commit();
        Cli = new Cli(
            Repository.Root,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = Repository.Home,
                ["INTERLOCK_HOME"] = State,
                ["BENCH"] = Repository.Home,
            }
        );
    }

    public TestRepository Repository { get; } = new();

    public Cli Cli { get; }

    public string State => Path.Combine(Repository.Home, "state");

    /// <summary>Everything that is alive and knows this bench.</summary>
    public IReadOnlyList<string> Left => LiveProcesses.Holding(State);

    public string[] Run(string name, string script, params string[] more) =>
        ["agent", "run", "--agent", Agent, "--session", name, "--permission", "full", "--task", script, .. more];

    public Task<CliResult> RunAsync(string name, string script, params string[] more) =>
        Cli.RunAsync(Run(name, script, more));

    public async Task<JsonElement> StatusAsync(string name) =>
        (await Cli.RunAsync("agent", "status", name, "--json")).Json;

    public async Task<string?> StateAsync(string name) => (await StatusAsync(name)).GetProperty("state").GetString();

    /// <summary>A pipe in the shared folder; reading it ends when an agent has written to it.</summary>
    public string Pipe(string name)
    {
        var path = Path.Combine(Repository.Home, name);
        using var made = Process.Start("mkfifo", path);
        made.WaitForExit();
        return path;
    }

    /// <summary>Process id of the worker that took a session last.</summary>
    public int Worker(string name) => new SessionFolder(Folder(name)).LastWorker!.Pid;

    /// <summary>Makes a session look as if it had last been active a year ago.</summary>
    public void Age(string name) =>
        File.SetLastWriteTimeUtc(Path.Combine(Folder(name), "journal.jsonl"), DateTime.UtcNow.AddYears(-1));

    public string Folder(string name) =>
        Directory
            .EnumerateDirectories(Path.Combine(State, "repos"))
            .Select(path => Path.Combine(path, "agents", name))
            .Single(Directory.Exists);

    public static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose() => Repository.Dispose();
}
