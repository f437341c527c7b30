using System.Diagnostics;
using System.Text.Json;
using Interlock.Core.Sessions;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance.Matrix;

/// <summary>One cell of the matrix: a repository, a state folder and a model of its own, and the published program.</summary>
internal sealed class MatrixBench : IAsyncDisposable
{
    private const string Session = "cell";
    private readonly TestRepository repository = new();

    private MatrixBench(MatrixRuntime runtime, ModelStubServer stub)
    {
        (Runtime, Stub) = (runtime, stub);
        Directory.CreateDirectory(Home);
        repository.Write("a.txt", "one\n").Commit();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Matrix", "agent.mjs"), Path.Combine(Home, "agent.mjs"));
        var setUp = runtime.Recorded ?? runtime;
        setUp.Settings(Home, stub.Root);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = Home,
            ["INTERLOCK_HOME"] = Path.Combine(Home, "state"),
        };
        if (setUp.Program is { } program)
            environment["PATH"] = $"{program()}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in setUp.Variables(stub.Root))
            environment[name] = value;
        Cli = new Cli(repository.Root, environment);
    }

    public MatrixRuntime Runtime { get; }

    public ModelStubServer Stub { get; }

    public Cli Cli { get; }

    public string Home => repository.Home;

    /// <summary>A text that is in the command line of every process which a scenario leaves behind.</summary>
    public string Token { get; } = $"31{Random.Shared.Next(100_000, 999_999)}";

    /// <summary>Processes of this cell: by a folder in their environment, and by the token in their command line.</summary>
    public IReadOnlyList<string> Left => [.. LiveProcesses.Holding(Home), .. LiveProcesses.Named(Token)];

    public static async Task<MatrixBench> StartAsync(MatrixRuntime runtime, IMatrixScenario scenario)
    {
        var bench = new MatrixBench(runtime, await ModelStubServer.StartAsync(new Scenario([])));
        bench.Stub.Play(scenario.Model(bench));
        return bench;
    }

    /// <summary>Runs the session to its end; one that repeats a record has it made first.</summary>
    public async Task<JsonElement> RunAsync(params string[] more) => Read(await RunToEndAsync(more));

    /// <summary>The same, whatever the program says.</summary>
    public async Task<CliResult> RunToEndAsync(params string[] more)
    {
        if (Runtime.Recorded is { } recorded)
            await Cli.RunAsync(Arguments(recorded, "record", more));
        return await Cli.RunAsync(Arguments(Runtime, Session, more));
    }

    /// <summary>Starts the session and leaves it to itself.</summary>
    public async Task StartAsync(params string[] more)
    {
        var started = await Cli.RunAsync(Arguments(Runtime, Session, ["--detach", .. more]));
        Assert.True(started.Exit == 0, started.Output + started.Error);
    }

    /// <summary>A verb on the session; its document.</summary>
    public async Task<JsonElement> DoAsync(string verb, params string[] more) =>
        Read(await Cli.RunAsync(["agent", verb, Session, "--json", .. more]));

    /// <summary>A step that says that it has begun, and then works for ever; await it with <see cref="BegunAsync"/>.</summary>
    public Step WorksForEver()
    {
        using var made = Process.Start("mkfifo", Path.Combine(Home, "begun"));
        made.WaitForExit();
        return new Step { Shell = $"echo x > {Path.Combine(Home, "begun")}; exec sleep {Token}" };
    }

    /// <summary>Completes when the agent runs <see cref="WorksForEver"/>.</summary>
    public Task BegunAsync() =>
        File.ReadAllTextAsync(Path.Combine(Home, "begun")).WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Kills the session's worker, which is the engine of a session.</summary>
    public void KillWorker()
    {
        var folder = Directory
            .EnumerateDirectories(Path.Combine(Home, "state", "repos"))
            .Select(path => Path.Combine(path, "agents", Session))
            .Single(Directory.Exists);
        using var worker = Process.GetProcessById(new SessionFolder(folder).LastWorker!.Pid);
        worker.Kill();
        worker.WaitForExit();
    }

    /// <summary>The last request of a conversation, not of what agents ask beside it.</summary>
    public Conversation LastAsked =>
        Stub.Requests.Select(request => request.Conversation).Last(request => request.Tools.Count > 0);

    /// <summary>What git says of the user's checkout.</summary>
    public string Changed => repository.Git("status", "--porcelain");

    /// <summary>Resumes the session with another prompt; the model is then asked with the first one too.</summary>
    public async Task GoesOnAsync()
    {
        var resumed = await DoAsync("resume", "--task", "Go on.");
        resumed.Ends("completed", 0);
        // Copilot puts a warning of its own before it.
        Assert.EndsWith("Went on.", resumed.Text("message"), StringComparison.Ordinal);
        Assert.Contains(LastAsked.Prompts, prompt => prompt.Contains("Do it.", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        foreach (var left in Left)
            Process.Start("kill", ["-9", left.Split(' ')[0]]).WaitForExit();
        repository.Dispose();
    }

    private static JsonElement Read(CliResult result)
    {
        Assert.True(result.Output.StartsWith('{'), result.Output + result.Error);
        return result.Json;
    }

    private string[] Arguments(MatrixRuntime runtime, string session, string[] more)
    {
        var agent = runtime.Agent.Replace("$HOME", Home, StringComparison.Ordinal);
        return
        [
            "agent",
            "run",
            "--agent",
            agent,
            "--session",
            session,
            "--task",
            "Do it.",
            .. runtime.Options,
            "--json",
            .. more,
        ];
    }
}
