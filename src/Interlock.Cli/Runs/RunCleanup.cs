using Interlock.Cli.CommandLine;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Runs;
using Interlock.Core.Workspaces;

namespace Interlock.Cli.Runs;

/// <summary>Cleans up the runs of a repository and the workspaces that they still hold.</summary>
/// <param name="face">The outside.</param>
internal sealed class RunCleanup(Face face)
{
    /// <summary>Cleans up; the result, or why the repository cannot be used.</summary>
    public async Task<(RunGcResult? Result, Failure? Failure)> RunAsync(
        string? folder,
        RunGcOptions options,
        CancellationToken cancellation
    )
    {
        var place = Path.GetFullPath(folder ?? ".", face.CurrentFolder);
        var (repository, failure) = await UserRepository.FindAsync(
            place,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is null)
            return (null, failure);
        var state = Place.StateOf(face, repository.Root);
        if (!Directory.Exists(state.Runs))
            return (new RunGcResult(options.DryRun, [], [], 0, 0, 0), null);
        var store = await ObjectStore.OpenAsync(
            state.Store,
            repository,
            face.Processes,
            face.Environment,
            cancellation
        );
        await using var pool = new WorkspacePool(state.Pool, store, face.Processes, face.Environment, face.Time);
        return (await new RunGc(state, face.Time, pool.ReleaseAllAsync).RunAsync(options, cancellation), null);
    }
}
