using Xunit;

namespace Interlock.Core.Tests.Changes;

/// <summary>Ways to hide an edit from git (each works on a plain <c>git status</c>), and to take git away altogether.</summary>
public sealed class HiddenEditTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("git update-index --assume-unchanged a.txt")]
    [InlineData("git update-index --skip-worktree a.txt")]
    [InlineData("echo '*' > .git/info/exclude")]
    [InlineData("echo '*' > ../excludes; git config core.excludesFile \"$PWD/../excludes\"")]
    [InlineData("git config core.fileMode false")]
    [InlineData("git config status.showUntrackedFiles no")]
    [InlineData("git config core.trustctime false; git config core.checkStat minimal")]
    [InlineData("git config core.ignoreCase true")]
    [InlineData("git config core.sparseCheckout true; mkdir -p .git/info; echo /dir/ > .git/info/sparse-checkout")]
    [InlineData("mkdir -p /tmp/$$.elsewhere; git config core.worktree /tmp/$$.elsewhere; rmdir /tmp/$$.elsewhere")]
    [InlineData("rm -rf .git")]
    [InlineData("rm -rf .git; echo 'gitdir: /nowhere' > .git")]
    [InlineData("mv .git ../stolen.git; ln -s ../stolen.git .git")]
    [InlineData("rm -rf .git; mkfifo .git")]
    [InlineData("rm -rf .git; ln -s / .git")]
    [InlineData("echo garbage > .git/HEAD; echo garbage > .git/index; rm -rf .git/objects")]
    [InlineData("touch .git/index.lock .git/HEAD.lock .git/config.lock")]
    [InlineData("chmod 000 .git")]
    [InlineData("git checkout -q --orphan nothing; git rm -rq --cached .")]
    [InlineData("git replace -f HEAD:a.txt HEAD:b.txt")]
    [InlineData("echo /nowhere > .git/objects/info/alternates")]
    public async Task A_hidden_edit_is_seen_and_the_slot_can_be_used_again(string hiding)
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        var workspace = await pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop);
        world.Agent(workspace, hiding);
        world.Agent(workspace, "printf 'ALPHA\\n' > a.txt; chmod +x b.txt; echo x > hidden.txt");

        var change = await world.CaptureAsync(workspace);
        await workspace.DisposeAsync();
        await using var next = await pool.LeaseAsync(new("run/2", world.Tree, world.Commit), world.Stop);

        Assert.Equal(
            ["Modified a.txt 100644", "ModeChanged b.txt 100755", "Added hidden.txt 100644"],
            CaptureTests.Lines(change)
        );
        Assert.Empty(change.Refused);
        Assert.True((await world.CaptureAsync(next)).IsEmpty);
        Assert.Equal("", world.Agent(next, "git status --porcelain; git config --get core.excludesFile || true"));
        Assert.Equal(world.Commit.Hex, world.Agent(next, "git rev-parse HEAD").Trim());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_changed_gitignore_hides_nothing()
    {
        await using var world = CaptureTests.World();
        world.Files.Write(".gitignore", "*.log\n").Commit();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "printf '*\\n' > .gitignore; mkdir sub; printf '*\\n' > sub/.gitignore; echo x > sub/payload.sh; echo y > x.log"
        );
        var change = await world.CaptureAsync(workspace);
        Assert.Equal(
            ["Modified .gitignore 100644", "Added sub/.gitignore 100644", "Added sub/payload.sh 100644"],
            CaptureTests.Lines(change)
        );
        Assert.Equal("x.log", Assert.Single(change.Ignored).Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_user_excludes_for_himself_does_not_hide_an_agents_work()
    {
        await using var world = CaptureTests.World();
        world.Files.Write("../home/ignore", "*\n");
        await File.WriteAllTextAsync(
            Path.Combine(world.Files.Home, ".gitconfig"),
            $"[core]\n\texcludesFile = {world.Files.Home}/ignore\n",
            world.Stop
        );
        await File.WriteAllTextAsync(Path.Combine(world.Files.Root, ".git", "info", "exclude"), "*\n", world.Stop);
        await using var workspace = await world.LeaseAsync();
        world.Agent(workspace, "echo x > new.txt");
        Assert.Equal(["Added new.txt 100644"], CaptureTests.Lines(await world.CaptureAsync(workspace)));
    }
}
