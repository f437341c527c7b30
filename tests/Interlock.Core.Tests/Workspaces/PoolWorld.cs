using System.Diagnostics;
using Interlock.Core.Changes;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.Workspaces;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Workspaces;

/// <summary>A user's repository, the harness's store and a pool, all real and on disk.</summary>
internal sealed class PoolWorld : IAsyncDisposable
{
    private readonly TestRepository repository = new();
    private readonly List<WorkspacePool> pools = [];
    private ObjectStore? store;

    public TestRepository Files => repository;

    public string PoolFolder => Path.Combine(repository.Home, "state", "pool");

    public string Marker => Path.Combine(repository.Home, "planted-ran");

    public CancellationToken Stop { get; } = TestContext.Current.CancellationToken;

    /// <summary>The engine's environment; the user's global git configuration is in its home.</summary>
    public Core.Processes.HostEnvironment Environment =>
        Host.Environment(repository.Home, ("GIT_CONFIG_NOSYSTEM", "1"), ("SOME_SECRET_KEY", "do-not-pass-this"));

    public ObjectId Commit => ObjectId.Parse(repository.Git("rev-parse", "HEAD"));

    public ObjectId Tree => ObjectId.Parse(repository.Git("rev-parse", "HEAD^{tree}"));

    public async Task<ObjectStore> StoreAsync()
    {
        if (store is not null)
            return store;
        Directory.CreateDirectory(repository.Home);
        var (found, failure) = await UserRepository.FindAsync(repository.Root, Host.Processes, Environment, Stop);
        Assert.Null(failure);
        return store = await ObjectStore.OpenAsync(
            Path.Combine(repository.Home, "state", "store.git"),
            found!,
            Host.Processes,
            Environment,
            Stop
        );
    }

    public async Task<WorkspacePool> PoolAsync(
        WorkspaceSetup? setup = null,
        WorkspaceLimits? limits = null,
        EntryLimits? entries = null,
        Sandbox? sandbox = null
    )
    {
        var pool = new WorkspacePool(
            PoolFolder,
            await StoreAsync(),
            Host.Processes,
            Environment,
            TimeProvider.System,
            setup,
            limits,
            entries,
            sandbox
        );
        pools.Add(pool);
        return pool;
    }

    /// <summary>A workspace of the user's commit.</summary>
    public async Task<Workspace> LeaseAsync(string owner = "run/step", EntryLimits? entries = null) =>
        await (await PoolAsync(entries: entries)).LeaseAsync(new WorkspaceRequest(owner, Tree, Commit), Stop);

    /// <summary>Captures against the user's commit.</summary>
    public Task<Change> CaptureAsync(Workspace workspace, Func<RepoPath, bool>? wanted = null) =>
        workspace.CaptureAsync(Tree, wanted, Stop);

    /// <summary>What an agent does in a shell of its own, in its workspace.</summary>
    public string Agent(Workspace workspace, string line) => Shell(workspace.Path, line);

    /// <summary>Runs a shell line.</summary>
    public string Shell(string folder, string line)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-ec", line])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["HOME"] = repository.Home;
        start.Environment["MARKER"] = Marker;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{line}: {error.Result}{output}");
    }

    /// <summary>Content of a path in a captured tree.</summary>
    public async Task<byte[]?> ContentAsync(Change change, string path) =>
        await (await StoreAsync()).ReadBlobAsync(change.ResultTree, RepoPath.FromPlain(path), Stop);

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in pools)
            await pool.DisposeAsync();
        // An agent may have taken the write permission from folders.
        Shell("/", $"chmod -R u+rwx '{Path.GetDirectoryName(repository.Root)}'");
        repository.Dispose();
    }
}
