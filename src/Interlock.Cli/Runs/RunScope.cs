using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Runs;
using Interlock.Core.State;

namespace Interlock.Cli.Runs;

/// <summary>Which runs a command speaks of: those of the repository around the user, else those of all.</summary>
/// <param name="Local">Runs of the repository, or null outside of one.</param>
/// <param name="Everywhere">Runs of every repository.</param>
internal sealed record RunScope(RunCatalog? Local, RunCatalog Everywhere)
{
    /// <summary>Looks around a folder.</summary>
    public static async Task<RunScope> AroundAsync(Face face, string? folder, CancellationToken cancellation)
    {
        var place = Path.GetFullPath(folder ?? ".", face.CurrentFolder);
        var (repository, _) = await UserRepository.FindAsync(place, face.Processes, face.Environment, cancellation);
        var local = repository is null ? null : new RunCatalog([RepositoryState.Of(face.Home, repository.Root)]);
        return new RunScope(local, RunCatalog.Of(face.Home));
    }

    /// <summary>Finds a run by name; <c>latest</c> is the repository's, an id is looked for everywhere.</summary>
    public (RunFolder? Run, Failure? Failure) Find(string name)
    {
        var (run, failure) = (Local ?? Everywhere).Find(name);
        return
            run is null
            && Local is not null
            && name != RunCatalog.Latest
            && Everywhere.Find(name) is { Run: { } elsewhere }
            ? (elsewhere, null)
            : (run, failure);
    }

    /// <summary>The runs to list, the newest first.</summary>
    /// <param name="all">Whether those of other repositories count too.</param>
    public IReadOnlyList<RunFolder> List(bool all) => (all || Local is null ? Everywhere : Local).List();
}
