using Xunit;

namespace Interlock.Core.Tests.Changes;

/// <summary>
/// Programs that an agent plants for somebody else's git to run. Each writes a marker; the harness captures, takes the slot
/// back, resets it and leases it again, and the user looks at his repository: nothing may have run.
/// </summary>
public sealed class PlantedWeaponTests
{
    private const string Script =
        "printf '#!/bin/sh\\ntouch \"%s\"\\ncat\\n' \"$MARKER\" > ../weapon; chmod +x ../weapon; W=\"$PWD/../weapon\"; ";

    [Theory(Timeout = 30_000)]
    [InlineData("git config core.fsmonitor \"$W\"")]
    [InlineData(
        "mkdir ../hooks; for h in post-checkout post-index-change pre-commit reference-transaction post-merge; do cp \"$W\" ../hooks/$h; done; git config core.hooksPath \"$PWD/../hooks\""
    )]
    [InlineData(
        "mkdir -p .git/hooks; git config --unset core.hooksPath; for h in post-checkout post-index-change reference-transaction; do cp \"$W\" .git/hooks/$h; done"
    )]
    [InlineData(
        "git config filter.f.clean \"$W\"; git config filter.f.smudge \"$W\"; git config filter.f.required true; echo '* filter=f' > .gitattributes; echo '* filter=f' > .git/info/attributes"
    )]
    [InlineData("git config filter.f.process \"$W\"; echo '* filter=f' > .gitattributes")]
    [InlineData(
        "git config diff.external \"$W\"; git config core.pager \"$W\"; git config core.editor \"$W\"; git config core.sshCommand \"$W\"; git config credential.helper \"$W\""
    )]
    [InlineData(
        "git config diff.d.textconv \"$W\"; git config diff.d.command \"$W\"; echo '* diff=d' > .gitattributes"
    )]
    [InlineData("git config merge.m.driver \"$W\"; echo '* merge=m' > .gitattributes")]
    [InlineData(
        "git config alias.status \"!$W\"; git config alias.read-tree \"!$W\"; git config alias.update-index \"!$W\""
    )]
    [InlineData(
        "printf '[core]\\n\\tfsmonitor = %s\\n' \"$W\" > ../more; git config include.path \"$PWD/../more\"; git config includeIf.gitdir:/.path \"$PWD/../more\""
    )]
    [InlineData(
        "git config extensions.worktreeConfig true; printf '[core]\\n\\tfsmonitor = %s\\n' \"$W\" > .git/config.worktree"
    )]
    [InlineData("git config core.worktree \"$HOME\"; git config core.fsmonitor \"$W\"")]
    [InlineData("git config gpg.program \"$W\"; git config commit.gpgSign true; git config core.askPass \"$W\"")]
    [InlineData(
        "mkdir -p vendor/lib; git -C vendor/lib init -q; git -C vendor/lib config core.fsmonitor \"$W\"; cp \"$W\" vendor/lib/.git/hooks/post-checkout 2>/dev/null || true"
    )]
    [InlineData(
        "printf '[submodule \"s\"]\\n\\tpath = s\\n\\turl = x\\n\\tupdate = !%s\\n' \"$W\" > .gitmodules; git config submodule.s.update \"!$W\""
    )]
    public async Task Nothing_that_an_agent_plants_is_run(string plant)
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        var workspace = await pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop);
        world.Agent(workspace, Script + plant);
        // The agent's own git may have set it off by itself; what counts is what comes now.
        File.Delete(world.Marker);
        await File.WriteAllTextAsync(Path.Combine(workspace.Path, "a.txt"), "seen\n", world.Stop);

        var change = await world.CaptureAsync(workspace);
        await workspace.DisposeAsync();
        var next = await pool.LeaseAsync(new("run/2", world.Tree, world.Commit), world.Stop);
        world.Agent(
            next,
            "git status --porcelain; git add -A; git -c core.editor=true commit -q --allow-empty -m x; git diff HEAD~1"
        );
        world.Files.Git("status", "--porcelain");
        world.Files.Git("diff", "HEAD");
        world.Files.Git("worktree", "add", "-q", Path.Combine(world.Files.Home, "linked"));

        Assert.False(File.Exists(world.Marker), "a planted program ran");
        Assert.Contains("Modified a.txt 100644", CaptureTests.Lines(change));
        Assert.Equal(world.Files.Root, world.Files.Git("rev-parse", "--show-toplevel").Trim());
        await next.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_cannot_change_the_users_repository_through_its_own_git()
    {
        await using var world = CaptureTests.World();
        await using var workspace = await world.LeaseAsync();
        var before = world.Shell(
            world.Files.Root,
            "git config --list --local; git for-each-ref; find .git -type f | sort | xargs sha1sum"
        );
        world.Agent(
            workspace,
            "git config user.name Mallory; git branch -f main 2>/dev/null || true; echo x > x; git add x; git commit -qm x; git tag t; git gc -q --prune=now; git pack-refs --all"
        );
        Assert.Equal(
            before,
            world.Shell(
                world.Files.Root,
                "git config --list --local; git for-each-ref; find .git -type f | sort | xargs sha1sum"
            )
        );
        Assert.Equal(["Added x 100644"], CaptureTests.Lines(await world.CaptureAsync(workspace)));
    }
}
