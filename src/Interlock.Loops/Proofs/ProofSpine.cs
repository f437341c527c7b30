using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.State;
using Interlock.Core.Workspaces;

namespace Interlock.Loops.Proofs;

/// <summary>The parts of the spine that evidence needs, outside any run.</summary>
public sealed class ProofSpine : IAsyncDisposable
{
    private ProofSpine(ObjectStore store, WorkspacePool pool, CheckRunner checks, Sandbox sandbox)
    {
        Store = store;
        Pool = pool;
        Checks = checks;
        Sandbox = sandbox;
    }

    /// <summary>The harness's store.</summary>
    public ObjectStore Store { get; }

    /// <summary>Workspaces.</summary>
    public WorkspacePool Pool { get; }

    /// <summary>Runs checks, or finds their evidence.</summary>
    public CheckRunner Checks { get; }

    /// <summary>What holds checks back.</summary>
    public Sandbox Sandbox { get; }

    /// <summary>Puts it together.</summary>
    /// <param name="repository">The user's repository.</param>
    /// <param name="setup">How a workspace is prepared, or null.</param>
    /// <param name="home">Where state lives.</param>
    /// <param name="host">The program around it.</param>
    /// <param name="note">Told when an evidence file is not believed.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ProofSpine> OpenAsync(
        UserRepository repository,
        WorkspaceSetup? setup,
        StateHome home,
        ProofHost host,
        Action<string>? note,
        CancellationToken cancellation
    )
    {
        var state = RepositoryState.Of(home, repository.Root);
        var sandbox = (await Sandbox.ProbeAsync(host.Processes, host.Environment, cancellation)).Keep(
            repository.Root,
            repository.GitDirectory,
            repository.CommonDirectory,
            home.Root
        );
        var store = await ObjectStore.OpenAsync(
            state.Store,
            repository,
            host.Processes,
            host.Environment,
            cancellation
        );
        var pool = new WorkspacePool(
            state.Pool,
            store,
            host.Processes,
            host.Environment,
            host.Time,
            setup,
            sandbox: sandbox
        );
        var checks = new CheckRunner(pool, host.Processes, host.Environment, host.Time, state.Evidence, note, sandbox);
        return new ProofSpine(store, pool, checks, sandbox);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
