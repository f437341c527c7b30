using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Git;

public sealed class UserRepositoryTests
{
    [Fact(Timeout = 30_000)]
    public async Task A_repository_is_found_from_a_subfolder_and_through_a_link()
    {
        using var repo = new Repo();
        repo.Files.Write("a/b.txt", "x").Commit();
        var link = Path.Combine(Path.GetDirectoryName(repo.Files.Root)!, "link");
        Directory.CreateSymbolicLink(link, repo.Files.Root);

        var user = await repo.FindAsync(Path.Combine(link, "a"));

        Assert.Equal(repo.Files.Root, user.Root);
        Assert.Equal(Path.Combine(repo.Files.Root, ".git"), user.GitDirectory);
        Assert.Equal(user.GitDirectory, user.CommonDirectory);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_linked_worktree_has_its_own_tip_and_the_common_objects()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "x").Commit();
        var other = Path.Combine(Path.GetDirectoryName(repo.Files.Root)!, "other tree");
        repo.Files.Git("worktree", "add", "-q", "-b", "side", other);

        var user = await repo.FindAsync(other);
        var (tip, _) = await user.ReadTipAsync(repo.Stop);

        Assert.Equal(other, user.Root);
        Assert.Equal(Path.Combine(repo.Files.Root, ".git"), user.CommonDirectory);
        Assert.Equal("refs/heads/side", tip!.Branch);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_tip_names_commit_tree_and_branch()
    {
        using var repo = new Repo();
        var commit = repo.Files.Write("a", "x").Commit();
        var user = await repo.FindAsync();

        Assert.Equal(
            (new RepositoryTip(new ObjectId(commit), repo.Tree(), "refs/heads/main"), null),
            await user.ReadTipAsync(repo.Stop)
        );
        repo.Files.Git("checkout", "-q", "--detach");
        Assert.Null((await user.ReadTipAsync(repo.Stop)).Tip!.Branch);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_folder_without_a_repository_is_said_so()
    {
        using var folder = new TempFolder();
        Assert.Equal("not_a_repository", (await FindFailureAsync(folder.Path)).Class);
        Assert.Equal("folder_missing", (await FindFailureAsync(folder["nowhere"])).Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_bare_repository_and_a_git_directory_are_said_so()
    {
        using var repo = new Repo();
        using var folder = new TempFolder();
        TestRepository.GitIn(folder.Path, "init", "-q", "--bare", "bare.git");

        Assert.Equal("bare_repository", (await FindFailureAsync(folder["bare.git"])).Class);
        Assert.Equal("not_a_repository", (await FindFailureAsync(Path.Combine(repo.Files.Root, ".git"))).Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_repository_without_a_commit_is_said_so()
    {
        using var repo = new Repo();
        var (_, failure) = await (await repo.FindAsync()).ReadTipAsync(repo.Stop);
        Assert.Equal("no_commit", failure!.Class);
        Assert.Contains("git commit", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_ref_that_is_not_there_is_said_so_with_the_one_that_was_meant()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "1").Commit();
        repo.Files.Git("branch", "release");
        var (_, failure) = await (await repo.FindAsync()).ReadTipOfAsync("relaese", repo.Stop);
        Assert.Equal("no_such_ref", failure!.Class);
        Assert.Contains("no such ref 'relaese'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'release'", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_unfinished_merge_is_said_so()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "1").Commit();
        repo.Files.Git("checkout", "-q", "-b", "side");
        repo.Files.Write("a", "2").Commit();
        repo.Files.Git("checkout", "-q", "main");
        repo.Files.Write("a", "3").Commit();
        Assert.Throws<InvalidOperationException>(() => repo.Files.Git("merge", "side"));

        var (_, failure) = await (await repo.FindAsync()).ReadTipAsync(repo.Stop);

        Assert.Equal("operation_in_progress", failure!.Class);
        Assert.Contains("merge --abort", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_machine_without_git_is_said_so()
    {
        using var repo = new Repo();
        var environment = new HostEnvironment(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = repo.Files.Home }
        );
        var (_, failure) = await UserRepository.FindAsync(repo.Files.Root, Host.Processes, environment, repo.Stop);
        Assert.Equal("git_missing", failure!.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_old_git_is_said_so()
    {
        using var repo = new Repo();
        repo.Files.Write("bin/git", "#!/bin/sh\necho git version 2.30.2\n");
        repo.Shell("chmod +x bin/git");
        var environment = new HostEnvironment(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = Path.Combine(repo.Files.Root, "bin") + ":/bin:/usr/bin",
            }
        );
        var (_, failure) = await UserRepository.FindAsync(repo.Files.Root, Host.Processes, environment, repo.Stop);
        Assert.Equal("git_too_old", failure!.Class);
        Assert.Contains("2.30.2", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_repository_of_another_user_needs_his_own_safe_directory()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "x").Commit();
        if (Environment.UserName != "root")
            Assert.Skip("only root can give a folder to another user");
        repo.Shell("chown -R 12345 .");

        Assert.Equal("unsafe_ownership", (await FindFailureAsync(repo.Files.Root)).Class);

        Directory.CreateDirectory(repo.Files.Home);
        await File.WriteAllTextAsync(
            Path.Combine(repo.Files.Home, ".gitconfig"),
            $"[safe]\n\tdirectory = {repo.Files.Root}\n",
            repo.Stop
        );
        var store = await repo.StoreAsync();
        Assert.Single(
            await store.ListAsync((await (await repo.FindAsync()).ReadTipAsync(repo.Stop)).Tip!.Tree, repo.Stop)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_partial_clone_is_said_so()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "x").Commit();
        repo.Files.Git("config", "core.repositoryFormatVersion", "1");
        repo.Files.Git("config", "extensions.partialClone", "origin");
        Assert.Equal("partial_clone", (await FindFailureAsync(repo.Files.Root)).Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_pin_keeps_a_commit_from_garbage_collection()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "1").Commit();
        var pinned = repo.Files.Write("a", "2").Commit();
        var user = await repo.FindAsync();
        await user.PinAsync("20260101-run", new ObjectId(pinned), repo.Stop);
        repo.Files.Git("reset", "-q", "--hard", "HEAD~1");
        repo.Files.Git("reflog", "expire", "--expire=now", "--all");
        repo.Files.Git("gc", "-q", "--prune=now");

        Assert.Equal("2", repo.Files.Git("show", pinned + ":a"));
        Assert.Equal(["20260101-run"], await user.ReadPinsAsync(repo.Stop));

        await user.UnpinAsync("20260101-run", repo.Stop);
        await user.UnpinAsync("20260101-run", repo.Stop);
        repo.Files.Git("gc", "-q", "--prune=now");
        Assert.Throws<InvalidOperationException>(() => repo.Files.Git("cat-file", "-e", pinned));
    }

    private static async Task<Failure> FindFailureAsync(string folder)
    {
        using var home = new TempFolder();
        var (found, failure) = await UserRepository.FindAsync(
            folder,
            Host.Processes,
            Host.Environment(home.Path, ("GIT_CONFIG_NOSYSTEM", "1")),
            TestContext.Current.CancellationToken
        );
        Assert.Null(found);
        Assert.NotEmpty(failure!.Remedy);
        return failure;
    }
}
