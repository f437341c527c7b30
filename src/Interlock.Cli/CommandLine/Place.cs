using Interlock.Cli.Output;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.Runs;
using Interlock.Core.State;

namespace Interlock.Cli.CommandLine;

/// <summary>The repository that a verb speaks of, and its state.</summary>
internal static class Place
{
    /// <summary>The state of the repository that is named, or of the one around the user; null when he stands in none.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="named">What <c>--repo</c> said, or null.</param>
    /// <param name="cancellation">Cancels the looking.</param>
    /// <exception cref="RefusalException">What was named is no repository: nothing else is taken instead.</exception>
    public static async Task<RepositoryState?> FindAsync(Face face, string? named, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(named ?? ".", face.CurrentFolder);
        var (repository, failure) = await UserRepository.FindAsync(
            folder,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is not null)
            return StateOf(face, repository.Root);
        return named is null ? null : throw new RefusalException(Exit(failure!), failure!);
    }

    private static int Exit(Failure failure) =>
        failure.Class is "git_missing" or "git_too_old" ? ExitCode.Preflight : ExitCode.Usage;

    /// <summary>The state of a repository.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="root">Top of the user's checkout.</param>
    /// <exception cref="RefusalException">State would lie inside the checkout, where agents write (DESIGN 5).</exception>
    public static RepositoryState StateOf(Face face, string root)
    {
        var home = face.Home;
        return IsInside(RealPath.Of(home.Root), RealPath.Of(root))
            ? throw new RefusalException(
                ExitCode.Preflight,
                new Failure(
                    "state_home",
                    $"State would be kept in {home.Root}, inside the repository {root}",
                    FailureOwner.User,
                    false,
                    "set INTERLOCK_HOME to a folder that lies outside every repository"
                )
            )
            : RepositoryState.Of(home, root);
    }

    /// <summary>Why a name means nothing where there is no repository.</summary>
    public static Failure Nowhere(Face face, string name) =>
        new(
            "not_a_repository",
            $"'{face.CurrentFolder}' is not in a git repository, so '{Core.Text.ExternalText.Line(name, 80)}' names nothing here",
            FailureOwner.User,
            false,
            "go to the repository, or name it with --repo DIR"
        );

    /// <summary>Whether a folder is another one or lies in it; both with links resolved.</summary>
    public static bool IsInside(string folder, string top) =>
        (Path.TrimEndingDirectorySeparator(folder) + "/").StartsWith(
            Path.TrimEndingDirectorySeparator(top) + "/",
            StringComparison.Ordinal
        );
}
