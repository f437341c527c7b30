using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Core.Git;

/// <summary>The user's repository, read with hooks, fsmonitor and pagers switched off. Only a landing writes to it.</summary>
public sealed class UserRepository
{
    internal UserRepository(
        GitCommand git,
        string root,
        string gitDirectory,
        string commonDirectory,
        string objectFormat
    )
    {
        Git = git;
        Root = root;
        GitDirectory = gitDirectory;
        CommonDirectory = commonDirectory;
        ObjectFormat = objectFormat;
    }

    /// <summary>Top of the checkout, absolute, links resolved.</summary>
    public string Root { get; }

    /// <summary>The checkout's own git directory (index, HEAD); for a linked worktree below the common one.</summary>
    public string GitDirectory { get; }

    /// <summary>The git directory that holds objects and branches.</summary>
    public string CommonDirectory { get; }

    /// <summary><c>sha1</c> or <c>sha256</c>.</summary>
    public string ObjectFormat { get; }

    /// <summary>The user's git, working at the root.</summary>
    public GitCommand Git { get; }

    /// <summary>Reads its trees without a store of our own.</summary>
    public TreeReader Trees => new(Git);

    /// <summary>Finds the repository around a folder: exactly one of the two results is not null.</summary>
    /// <returns>
    /// Failure classes: <c>git_missing</c>, <c>git_too_old</c>, <c>folder_missing</c>, <c>not_a_repository</c>,
    /// <c>bare_repository</c>, <c>unsafe_ownership</c>, <c>partial_clone</c>, <c>repository_damaged</c>.
    /// </returns>
    public static Task<(UserRepository? Repository, Failure? Failure)> FindAsync(
        string folder,
        ProcessRunner processes,
        HostEnvironment environment,
        CancellationToken cancellation
    ) => new RepositoryFinder(processes, environment).FindAsync(folder, cancellation);

    /// <summary>The tip: commit, its tree, and the full name of the branch (null when detached). A failure when there is no commit.</summary>
    /// <returns>Failure classes: <c>no_commit</c>, <c>operation_in_progress</c>, <c>repository_damaged</c>.</returns>
    public async Task<(RepositoryTip? Tip, Failure? Failure)> ReadTipAsync(CancellationToken cancellation) =>
        UnfinishedOperation.Find(GitDirectory) is { } unfinished
            ? (null, unfinished)
            : await ReadTipOfAsync("HEAD", cancellation);

    /// <summary>The tip of any ref, whatever the checkout is in the middle of. <c>Branch</c> is the ref, resolved when it is symbolic.</summary>
    /// <param name="name">A full ref name, or <c>HEAD</c>.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public async Task<(RepositoryTip? Tip, Failure? Failure)> ReadTipOfAsync(
        string name,
        CancellationToken cancellation
    )
    {
        var commit = await Git.TryAsync(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"],
            cancellation
        );
        if (!commit.Succeeded)
            return (null, await ExplainMissingTipAsync(name, cancellation));
        var tree = await Git.TryAsync(["rev-parse", "--verify", commit.Text + "^{tree}"], cancellation);
        if (!tree.Succeeded)
            return (null, Damaged(tree.Error));
        var branch = name == "HEAD" ? await Git.TryAsync(["symbolic-ref", "--quiet", "HEAD"], cancellation) : null;
        var full =
            branch is null ? name
            : branch.Succeeded ? branch.Text
            : null;
        return (new RepositoryTip(ObjectId.Parse(commit.Text), ObjectId.Parse(tree.Text), full), null);
    }

    /// <summary>Paths with staged, unstaged or untracked (not ignored) differences from the tip; hidden ones (assume-unchanged, skip-worktree) too.</summary>
    public Task<IReadOnlyList<RepoPath>> ReadDirtyPathsAsync(CancellationToken cancellation) =>
        new DirtyPaths(this).ReadAsync(cancellation);

    /// <summary>Keeps a commit and all it needs from the user's garbage collection while a run needs it (<c>refs/interlock/RUN</c>).</summary>
    public Task PinAsync(string run, ObjectId commit, CancellationToken cancellation) =>
        Git.RunAsync(["update-ref", PinName(run), commit.Hex], cancellation);

    /// <summary>Removes the pin of a run; nothing happens when there is none.</summary>
    public Task UnpinAsync(string run, CancellationToken cancellation) =>
        Git.RunAsync(["update-ref", "-d", PinName(run)], cancellation);

    /// <summary>The runs that have a pin.</summary>
    public async Task<IReadOnlyList<string>> ReadPinsAsync(CancellationToken cancellation)
    {
        var refs = await Git.RunAsync(
            ["for-each-ref", "--format=%(refname:lstrip=2)", "refs/interlock/"],
            cancellation
        );
        return refs.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Whether a ref is a commit or has it in its history.</summary>
    internal async Task<bool> ContainsAsync(string reference, ObjectId commit, CancellationToken cancellation) =>
        (await Git.TryAsync(["merge-base", "--is-ancestor", commit.Hex, reference], cancellation)).Succeeded;

    /// <summary>Moves a ref by compare-and-set.</summary>
    /// <param name="reference">Full name.</param>
    /// <param name="to">Where to.</param>
    /// <param name="from">Where it has to be now; null = it must not exist.</param>
    /// <param name="run">For the reflog.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="GitException">It is elsewhere now, or locked.</exception>
    internal Task MoveRefAsync(
        string reference,
        ObjectId to,
        ObjectId? from,
        string run,
        CancellationToken cancellation
    ) =>
        Git.WithSetting("core.fsync", "reference")
            .RunAsync(
                [
                    "update-ref",
                    "-m",
                    $"interlock: {run}",
                    reference,
                    to.Hex,
                    from?.Hex ?? new string('0', to.Hex.Length),
                ],
                cancellation
            );

    /// <summary>Deletes a ref if it is where we put it.</summary>
    internal Task DeleteRefAsync(string reference, ObjectId from, CancellationToken cancellation) =>
        Git.RunAsync(["update-ref", "-d", reference, from.Hex], cancellation);

    internal static Failure Damaged(string error) =>
        new(
            "repository_damaged",
            $"git cannot read the repository: {error}",
            FailureOwner.User,
            Retryable: false,
            "Run 'git fsck' and mend what it names"
        );

    private static string PinName(string run) =>
        BranchName.Check(run) is { } fault
            ? throw new ArgumentException($"Not a run id: {fault.Message}", nameof(run))
            : "refs/interlock/" + run;

    private async Task<Failure> NoSuchRefAsync(string name, CancellationToken cancellation)
    {
        var all = await Git.TryAsync(
            ["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"],
            cancellation
        );
        var known = all.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Failure(
            "no_such_ref",
            $"no such ref '{ExternalText.Line(name, 80)}' in '{Root}'",
            FailureOwner.User,
            Retryable: false,
            NearestName.Of(name, known) is { } near
                ? $"Did you mean '{near}'?"
                : $"Name a commit, or one of: {ExternalText.Line(string.Join(", ", known.Take(10)), 400)}"
        );
    }

    private async Task<Failure> ExplainMissingTipAsync(string name, CancellationToken cancellation)
    {
        var target = await Git.TryAsync(["symbolic-ref", "--quiet", name], cancellation);
        if (!target.Succeeded && name != "HEAD")
            return await NoSuchRefAsync(name, cancellation);
        var full = target.Succeeded ? target.Text : name;
        var known = await Git.TryAsync(["for-each-ref", "--format=%(objectname)", full], cancellation);
        return known.Succeeded && known.Text.Length == 0
            ? new Failure(
                "no_commit",
                $"'{full}' in '{Root}' has no commit yet",
                FailureOwner.User,
                Retryable: false,
                "Make a first commit: git add -A && git commit -m start"
            )
            : Damaged(known.Error.Length > 0 ? known.Error : $"'{full}' does not name a commit");
    }
}
