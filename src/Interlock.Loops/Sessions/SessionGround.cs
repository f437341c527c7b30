using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.Core.Workspaces;

namespace Interlock.Loops.Sessions;

/// <summary>What the turns of a session stand on: the repository, the harness's objects, the workspaces, the sandbox.</summary>
internal sealed class SessionGround : IAsyncDisposable
{
    private SessionGround(
        UserRepository repository,
        ObjectStore store,
        WorkspacePool pool,
        Sandbox sandbox,
        Sandbox inPlace
    ) => (Repository, Store, Pool, Sandbox, InPlace) = (repository, store, pool, sandbox, inPlace);

    public UserRepository Repository { get; }

    public ObjectStore Store { get; }

    public WorkspacePool Pool { get; }

    /// <summary>What keeps agents from the user's checkout and from the state home.</summary>
    public Sandbox Sandbox { get; }

    /// <summary>What keeps agents that work in the user's checkout from the state home.</summary>
    public Sandbox InPlace { get; }

    /// <summary>Opens it.</summary>
    /// <exception cref="FailureException">The repository cannot be used any more.</exception>
    public static async Task<SessionGround> OpenAsync(
        SessionHost host,
        SessionCreated created,
        WorkspaceSetup? setup,
        CancellationToken cancellation
    )
    {
        var (repository, missing) = await UserRepository.FindAsync(
            created.Repository,
            host.Processes,
            host.Environment,
            cancellation
        );
        if (repository is null)
            throw new FailureException(missing!);
        var state = RepositoryState.Of(host.Home, repository.Root);
        var probing = Sandbox.ProbeAsync(host.Processes, host.Environment, cancellation);
        var store = await ObjectStore.OpenAsync(
            state.Store,
            repository,
            host.Processes,
            host.Environment,
            cancellation
        );
        var sandbox = await probing;
        var pool = new WorkspacePool(
            state.Pool,
            store,
            host.Processes,
            host.Environment,
            host.Time,
            setup,
            sandbox: sandbox
        );
        return new SessionGround(
            repository,
            store,
            pool,
            sandbox.Keep(repository.Root, repository.GitDirectory, repository.CommonDirectory, host.Home.Root),
            sandbox.Keep(host.Home.Root)
        );
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
