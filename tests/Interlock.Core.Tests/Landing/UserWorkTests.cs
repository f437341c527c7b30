using Interlock.Core.Landing;
using Xunit;

namespace Interlock.Core.Tests.Landing;

/// <summary>The user's own work is never touched, and what is in the way blocks by name.</summary>
public sealed class UserWorkTests
{
    private const string Simple =
        "printf 'one\\n' >a; printf 'two\\n' >b; printf 'k\\n' >keep; printf 's\\n' >staged; mkdir d; printf 'three\\n' >d/c; printf '*.log\\nout/\\n' >.gitignore";

    [Theory(Timeout = 30_000)]
    [InlineData("tree")]
    [InlineData("commit")]
    public async Task Unrelated_work_of_the_user_survives_byte_for_byte(string mode)
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("printf x >a; rm b; printf n >d/n");
        yard.Repo.Shell(
            "printf edited >keep; printf index >staged; git add staged; printf more >>staged; printf u >untracked; printf l >x.log; mkdir out; printf o >out/o; chmod 600 keep; printf i >ita; git add -N ita"
        );
        var before = yard.Repo.Shell(
            "git diff; git diff --cached -- staged; sha256sum keep staged untracked x.log out/o; stat -c '%a %Y' keep staged untracked"
        );

        await yard.LandAsync(tree, Target(mode));

        Assert.Equal(
            before,
            yard.Repo.Shell(
                "git diff -- keep staged ita; git diff --cached -- staged; sha256sum keep staged untracked x.log out/o; stat -c '%a %Y' keep staged untracked"
            )
        );
        Assert.Equal("x", yard.Files.Read("a"));
        if (mode == "commit")
            Assert.Equal(
                " M keep\nMM staged\n A ita\n?? untracked\n".Split('\n').Order(),
                yard.Files.Git("status", "--porcelain").Split('\n').Order()
            );
    }

    [Theory(Timeout = 30_000)]
    [InlineData("printf mine >a", "a")]
    [InlineData("printf mine >a; git add a", "a")]
    [InlineData("printf mine >a; git add a; git show HEAD:a >a", "a")]
    [InlineData("git update-index --assume-unchanged a; printf mine >a", "a")]
    [InlineData("git update-index --skip-worktree a; printf mine >a", "a")]
    [InlineData("rm a", "a")]
    [InlineData("rm a; ln -s b a", "a")]
    [InlineData("rm a; mkfifo a", "a")]
    [InlineData("rm a; mkdir a; printf mine >a/mine", "a")]
    [InlineData("chmod +x a", "a")]
    [InlineData("printf mine >b", "b")]
    [InlineData("printf mine >n", "n")]
    [InlineData("printf mine >new.log", "new.log")]
    [InlineData("mkdir n; printf mine >n/mine", "n")]
    [InlineData("printf mine >n; git add n; rm n", "n")]
    [InlineData("printf mine >n; git add -N n; rm n", "n")]
    [InlineData("mkdir n; printf mine >n/mine; git add n; rm -r n", "n/mine")]
    [InlineData("printf mine >e", "e")]
    [InlineData("mkdir -p real; mv d real/d; ln -s real/d d", "d")]
    [InlineData("mkdir -p e; git init -q e", "e")]
    public async Task The_users_own_work_in_the_way_blocks(string work, string file)
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate(
            "printf x >a; rm b; printf n >n; printf l >new.log; printf y >d/c; mkdir e; printf e >e/f"
        );
        var modes = new[] { "tree", "commit" };
        var plans = new List<LandingPlan>();
        foreach (var mode in modes)
            plans.Add(await yard.PlanAsync(tree, Target(mode)));
        yard.Repo.Shell(work);
        var before = yard.Repo.Snapshot() + yard.Files.Git("ls-files", "-s");

        foreach (var mode in modes)
        {
            var blocked = await yard.BlockedAsync(tree, Target(mode));
            Assert.Equal("overlapping_edits", blocked.Failure.Class);
            Assert.Contains(file, blocked.Files.Select(path => path.Text));
        }
        foreach (var plan in plans)
            Assert.Contains(
                file,
                Assert.IsType<LandingResult.Blocked>(await yard.ApplyAsync(plan)).Files.Select(path => path.Text)
            );

        Assert.Equal(before, yard.Repo.Snapshot() + yard.Files.Git("ls-files", "-s"));
        Assert.Equal("", yard.Files.Git("branch", "--list", "new"));
        yard.AssertTidy();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_file_that_the_user_deleted_himself_blocks_the_plan()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var tree = yard.Candidate("rm b");
        yard.Repo.Shell("rm b");
        Assert.Equal("b", Assert.Single((await yard.BlockedAsync(tree)).Files).Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_held_index_lock_of_another_git_is_not_taken_away()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var plan = await yard.PlanAsync(yard.Candidate("printf x >a"), new LandingTarget.Commit());
        var theirs = Path.Combine(yard.User.GitDirectory, "index.lock");
        await File.WriteAllTextAsync(theirs, "", yard.Stop);

        var blocked = Assert.IsType<LandingResult.Blocked>(await yard.ApplyAsync(plan));

        Assert.Equal("index_locked", blocked.Failure.Class);
        Assert.True(File.Exists(theirs));
        Assert.Equal("one\n", yard.Files.Read("a"));
    }

    private static LandingTarget Target(string mode) =>
        mode == "tree" ? new LandingTarget.Tree() : new LandingTarget.Commit();
}
