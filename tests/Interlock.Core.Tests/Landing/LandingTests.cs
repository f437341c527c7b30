using Interlock.Core.Landing;
using Xunit;

namespace Interlock.Core.Tests.Landing;

public sealed class LandingTests
{
    private const string Simple = "printf 'one\\n' >a; printf 'two\\n' >b; mkdir d; printf 'three\\n' >d/c";

    [Fact(Timeout = 30_000)]
    public async Task A_tree_lands_uncommitted_and_leaves_the_index_alone()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("printf 'ONE\\n' >a; rm d/c; printf new >n; chmod +x b");

        var landed = await yard.LandAsync(tree);

        Assert.Equal(("tree", tree, null, null), (landed.Mode, landed.Tree, landed.Commit, landed.Branch));
        Assert.Equal(["a", "b", "d/c", "n"], landed.Files.Select(file => file.Text));
        Assert.Equal(tree.Hex, yard.CheckoutTree());
        Assert.Equal(" M a\n M b\n D d/c\n?? n\n", yard.Files.Git("status", "--porcelain"));
        Assert.False(Directory.Exists(Path.Combine(yard.User.Root, "d")));
        yard.AssertTidy();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_commit_lands_on_the_branch_and_leaves_a_clean_checkout()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("printf 'ONE\\n' >a; rm d/c; printf new >n; chmod +x b");

        var landed = await yard.LandAsync(tree, new LandingTarget.Commit());

        Assert.Equal(("commit", "main"), (landed.Mode, landed.Branch));
        Assert.Equal(landed.Commit!.Value.Hex, yard.Files.Git("rev-parse", "main").Trim());
        Assert.Equal(tree, yard.Repo.Tree());
        Assert.Equal("", yard.Files.Git("status", "--porcelain"));
        Assert.Equal(tree.Hex, yard.CheckoutTree());
        Assert.Equal(
            $"Test Person <person@example.test>\nAdd a flag\n\nInterlock-Run: {Yard.Run}\n",
            yard.Files.Git("log", "-1", "--format=%an <%ae>%n%B").TrimEnd('\n') + "\n"
        );
        Assert.Equal("", yard.Files.Git("fsck", "--strict"));
        yard.AssertTidy();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_commit_lands_on_a_detached_head()
    {
        using var yard0 = await Yard.MakeAsync(Simple);
        yard0.Files.Git("checkout", "-q", "--detach");
        using var yard = await Yard.OpenAsync(yard0.Repo);
        var landed = await yard.LandAsync(yard.Candidate("printf x >a"), new LandingTarget.Commit());

        Assert.Null(landed.Branch);
        Assert.Equal(landed.Commit!.Value.Hex, yard.Files.Git("rev-parse", "HEAD").Trim());
        Assert.Equal(yard.Start.Commit.Hex, yard.Files.Git("rev-parse", "main").Trim());
        Assert.Equal("", yard.Files.Git("status", "--porcelain"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_branch_lands_without_touching_the_checkout()
    {
        using var yard = await Yard.MakeAsync(Simple);
        yard.Repo.Shell("printf mine >a; printf staged >b; git add b; printf loose >n; git checkout -q -b elsewhere");
        var before = yard.Repo.Snapshot() + yard.Files.Git("status", "--porcelain", "-b");
        var tree = yard.Candidate("printf x >a; printf y >n");

        var landed = await yard.LandAsync(tree, new LandingTarget.Branch("feature/x"));

        Assert.Equal("feature/x", landed.Branch);
        Assert.Equal(tree, yard.Repo.Tree("feature/x"));
        Assert.Equal(yard.Start.Commit.Hex, yard.Files.Git("rev-parse", "feature/x^").Trim());
        Assert.Equal(before, yard.Repo.Snapshot() + yard.Files.Git("status", "--porcelain", "-b"));
        Assert.IsType<LandingResult.Landed>(
            await yard.ApplyAsync(
                new LandingPlan(
                    yard.Request(tree, new LandingTarget.Branch("feature/x")),
                    yard.Start,
                    tree,
                    false,
                    [],
                    landed.Commit
                )
            )
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task An_existing_branch_blocks()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("printf x >a");
        yard.Files.Git("branch", "feature");
        Assert.Equal(
            "branch_exists",
            (await yard.BlockedAsync(tree, new LandingTarget.Branch("feature"))).Failure.Class
        );
        Assert.Equal(
            "branch_exists",
            (await yard.BlockedAsync(tree, new LandingTarget.Branch("feature/x"))).Failure.Class
        );

        var plan = await yard.PlanAsync(tree, new LandingTarget.Branch("other"));
        yard.Files.Git("branch", "other");
        Assert.Equal("branch_exists", Assert.IsType<LandingResult.Blocked>(await yard.ApplyAsync(plan)).Failure.Class);
        Assert.Equal(yard.Start.Commit.Hex, yard.Files.Git("rev-parse", "other").Trim());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("tree")]
    [InlineData("commit")]
    [InlineData("branch")]
    public async Task A_moved_base_is_merged_and_lands_on_the_new_tip(string mode)
    {
        using var yard = await Yard.MakeAsync("seq 1 20 >a; printf b >b");
        var tree = yard.Candidate("sed -i s/^2$/two/ a; printf n >n");
        yard.Repo.Shell("sed -i s/^19$/nineteen/ a; printf B >b");
        var moved = yard.Files.Commit();

        var plan = await yard.PlanAsync(tree, Target(mode));
        Assert.True(plan.BaseMoved);
        Assert.Equal(moved, plan.Tip.Commit.Hex);
        Assert.NotEqual(tree, plan.Tree);
        var landed = Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(plan));

        Assert.Equal(["a", "n"], landed.Files.Select(file => file.Text));
        Assert.Equal(
            "two nineteen B n",
            yard.Repo.Shell(
                    $"show() {{ {(mode == "tree" ? "cat \"$1\"" : $"git show {(mode == "commit" ? "main" : "new")}:\"$1\"")}; }}; echo $(show a | grep t | head -1) $(show a | grep nineteen) $(show b) $(show n)"
                )
                .Trim()
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_moved_base_in_conflict_blocks_with_the_files()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("printf x >a; rm b; printf n >n");
        yard.Repo.Shell("printf y >a; printf z >b");
        yard.Files.Commit();

        var blocked = await yard.BlockedAsync(tree);

        Assert.Equal("merge_conflict", blocked.Failure.Class);
        Assert.Equal(["a", "b"], blocked.Files.Select(file => file.Text));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("tree")]
    [InlineData("commit")]
    [InlineData("branch")]
    public async Task A_tip_that_moved_after_the_plan_is_told_and_nothing_is_written(string mode)
    {
        using var yard = await Yard.MakeAsync(Simple);
        var plan = await yard.PlanAsync(yard.Candidate("printf x >a"), Target(mode));
        yard.Files.Write("b", "mine").Commit();
        var before = yard.Repo.Snapshot();

        Assert.IsType<LandingResult.Moved>(await yard.ApplyAsync(plan));

        Assert.Equal(before, yard.Repo.Snapshot());
        Assert.Equal("", yard.Files.Git("branch", "--list", "new"));
        yard.AssertTidy();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_commit_does_not_land_on_a_branch_that_was_switched_to()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("printf x >a");
        yard.Files.Git("checkout", "-q", "-b", "other");
        Assert.Equal("branch_switched", (await yard.BlockedAsync(tree, new LandingTarget.Commit())).Failure.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_merge_in_progress_blocks_the_checkout_but_not_a_branch()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("printf x >n");
        yard.Repo.Shell("git rev-parse HEAD >.git/MERGE_HEAD");
        Assert.Equal("operation_in_progress", (await yard.BlockedAsync(tree)).Failure.Class);
        await yard.LandAsync(tree, new LandingTarget.Branch("new"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_to_land_lands_without_a_commit()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var landed = await yard.LandAsync(yard.Start.Tree, new LandingTarget.Commit());
        Assert.Empty(landed.Files);
        Assert.Equal(yard.Start.Commit, landed.Commit);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_linked_worktree_of_the_user_is_landed_in()
    {
        using var yard0 = await Yard.MakeAsync(Simple);
        var other = Path.Combine(Path.GetDirectoryName(yard0.Files.Root)!, "other");
        yard0.Files.Git("worktree", "add", "-q", "-b", "side", other);
        using var yard = await Yard.OpenAsync(yard0.Repo, other);
        var tree = yard.Candidate("printf x >a; rm d/c");

        var landed = await yard.LandAsync(tree, new LandingTarget.Commit());

        Assert.Equal("side", landed.Branch);
        Assert.Equal("", Interlock.TestKit.TestRepository.GitIn(other, "status", "--porcelain"));
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(other, "a"), yard.Stop));
        yard.AssertTidy();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("tree")]
    [InlineData("commit")]
    [InlineData("branch")]
    public async Task A_sha256_repository_is_landed_in(string mode)
    {
        using var yard = await Yard.MakeAsync(
            "rm -rf .git; git init -q -b main --object-format=sha256; git config user.name T; git config user.email t@example.test; "
                + Simple
        );
        var tree = yard.Candidate("printf x >a; rm b; ln -s a l");
        yard.Repo.Shell("printf moved >m");
        yard.Files.Commit();

        var landed = await yard.LandAsync(tree, Target(mode));

        Assert.Equal(64, landed.Tree.Hex.Length);
        if (mode == "tree")
            Assert.Equal(landed.Tree.Hex, yard.CheckoutTree());
        else
            Assert.Equal(landed.Tree, yard.Repo.Tree(mode == "commit" ? "main" : "new"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Two_landers_at_once_do_not_mix()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var plans = new List<LandingPlan>();
        foreach (var name in (string[])["p", "q", "r", "s"])
            plans.Add(
                (
                    await yard.PlanAsync(
                        yard.Candidate($"printf {name} >a; printf {name} >{name}"),
                        new LandingTarget.Commit()
                    )
                )
                    is var plan
                    ? plan with
                    {
                        Request = plan.Request with { Run = Yard.Run + name },
                    }
                    : throw new InvalidOperationException()
            );

        var results = await Task.WhenAll(plans.Select(plan => Task.Run(() => yard.ApplyAsync(plan))));

        Assert.Single(results, result => result is LandingResult.Landed);
        Assert.Equal(3, results.Count(result => result is LandingResult.Moved));
        Assert.Equal("2", yard.Files.Git("rev-list", "--count", "HEAD").Trim());
        Assert.Equal("", yard.Files.Git("status", "--porcelain"));
        yard.AssertTidy();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_blocked_candidate_is_kept_as_branch_and_patch()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("printf x >a; printf '\\0\\1' >bin");
        yard.Files.Git("branch", $"interlock/{Yard.Run}");
        var folder = Path.Combine(yard.Files.Home, "patches");

        var (branch, patch) = await yard.Lander.KeepAsync(yard.Request(tree), folder, yard.Stop);
        var again = await yard.Lander.KeepAsync(yard.Request(tree), folder, yard.Stop);

        Assert.Equal($"interlock/{Yard.Run}-2", branch);
        Assert.Equal((branch, patch), again);
        Assert.Equal(tree, yard.Repo.Tree(branch));
        yard.Repo.Shell($"git apply --index --binary '{patch}'");
        Assert.Equal(tree.Hex, yard.Files.Git("write-tree").Trim());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_candidate_is_kept_even_where_the_user_has_a_branch_called_interlock()
    {
        using var yard = await Yard.MakeAsync(Simple);
        yard.Files.Git("branch", "interlock");
        var (branch, _) = await yard.Lander.KeepAsync(
            yard.Request(yard.Candidate("printf x >a")),
            yard.Files.Home,
            yard.Stop
        );
        Assert.Equal($"interlock-{Yard.Run}", branch);
    }

    private static LandingTarget Target(string mode) =>
        mode switch
        {
            "tree" => new LandingTarget.Tree(),
            "commit" => new LandingTarget.Commit(),
            _ => new LandingTarget.Branch("new"),
        };
}
