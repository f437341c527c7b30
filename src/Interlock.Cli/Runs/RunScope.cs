using Interlock.Cli.CommandLine;
using Interlock.Core.Failures;
using Interlock.Core.Runs;

namespace Interlock.Cli.Runs;

/// <summary>Which runs a command speaks of: those of the repository around the user, else those of all.</summary>
/// <param name="Face">The outside.</param>
/// <param name="Local">Runs of the repository, or null outside of one.</param>
/// <param name="Everywhere">Runs of every repository.</param>
internal sealed record RunScope(Face Face, RunCatalog? Local, RunCatalog Everywhere)
{
    /// <summary>Looks at the repository that is named, or around the user.</summary>
    /// <exception cref="Output.RefusalException">What was named is no repository.</exception>
    public static async Task<RunScope> AroundAsync(Face face, string? named, CancellationToken cancellation)
    {
        var state = await Place.FindAsync(face, named, cancellation);
        return new RunScope(face, state is null ? null : new RunCatalog([state]), RunCatalog.Of(face.Home));
    }

    /// <summary>Finds a run by name: in the repository, a whole id everywhere; <c>latest</c> and beginnings mean nothing outside.</summary>
    public (RunFolder? Run, Failure? Failure) Find(string name)
    {
        var (run, failure) = Local?.Find(name) ?? (null, Place.Nowhere(Face, name));
        return run is null && Everywhere.List().Where(one => one.Id == name).ToList() is [var elsewhere]
            ? (elsewhere, null)
            : (run, failure);
    }

    /// <summary>The runs to list, the newest first.</summary>
    /// <param name="all">Whether those of other repositories count too.</param>
    public IReadOnlyList<RunFolder> List(bool all) => (all || Local is null ? Everywhere : Local).List();
}
