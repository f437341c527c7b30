using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Core.Git;

/// <summary>Finds the repository around a folder and says what is wrong when there is none that can be used.</summary>
internal sealed class RepositoryFinder(ProcessRunner processes, HostEnvironment environment)
{
    public async Task<(UserRepository? Repository, Failure? Failure)> FindAsync(
        string folder,
        CancellationToken cancellation
    )
    {
        if (!Directory.Exists(folder))
            return (
                null,
                new Failure(
                    "folder_missing",
                    $"There is no folder '{folder}'",
                    FailureOwner.User,
                    Retryable: false,
                    "Give the path of a git checkout"
                )
            );
        if ((await GitProgram.ProbeAsync(processes, environment, cancellation)).Failure is { } unusable)
            return (null, unusable);

        var git = GitCommand.User(processes, environment, folder);
        var kind = await git.TryAsync(
            ["rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--show-object-format"],
            cancellation
        );
        if (!kind.Succeeded)
            return (null, Explain(folder, kind.Error));
        if (kind.Text.Split('\n') is not [var bare, var inside, var format])
            return (null, UserRepository.Damaged(kind.Text));
        if (inside != "true")
            return (null, bare == "true" ? Bare(folder) : InsideGitDirectory(folder));

        // One call each: a path may hold a newline.
        var root = await git.RunAsync(["rev-parse", "--show-toplevel"], cancellation);
        var own = await git.RunAsync(["rev-parse", "--absolute-git-dir"], cancellation);
        var common = await git.RunAsync(["rev-parse", "--path-format=absolute", "--git-common-dir"], cancellation);
        var lazy = await git.TryAsync(["config", "--get", "extensions.partialClone"], cancellation);
        return lazy.Succeeded
            ? (null, Partial(root.Text, lazy.Text))
            : (new UserRepository(git.In(root.Text), root.Text, own.Text, common.Text, format), null);
    }

    private static Failure Explain(string folder, string error) =>
        error.Contains("dubious ownership", StringComparison.Ordinal)
            ? new Failure(
                "unsafe_ownership",
                $"git does not trust '{folder}': it belongs to another user",
                FailureOwner.User,
                Retryable: false,
                $"If you trust it: git config --global --add safe.directory '{folder}'"
            )
        : error.Contains("not a git repository", StringComparison.Ordinal)
            ? new Failure(
                "not_a_repository",
                $"'{folder}' is not in a git repository",
                FailureOwner.User,
                Retryable: false,
                "Go to your checkout, or make one: git init && git add -A && git commit -m start"
            )
        : UserRepository.Damaged(error);

    private static Failure Bare(string folder) =>
        new(
            "bare_repository",
            $"'{folder}' is a bare repository: there is no checkout to work from",
            FailureOwner.User,
            Retryable: false,
            "Make a checkout: git worktree add ../checkout"
        );

    private static Failure InsideGitDirectory(string folder) =>
        new(
            "not_a_repository",
            $"'{folder}' lies in a git directory, not in a checkout",
            FailureOwner.User,
            Retryable: false,
            "Go to the checkout that it belongs to"
        );

    private static Failure Partial(string root, string remote) =>
        new(
            "partial_clone",
            $"'{root}' is a partial clone: not all of its objects are on this machine",
            FailureOwner.User,
            Retryable: false,
            $"Fetch them: git config --unset remote.{remote}.partialclonefilter; git config --unset extensions.partialClone; git fetch --refetch {remote}"
        );
}
