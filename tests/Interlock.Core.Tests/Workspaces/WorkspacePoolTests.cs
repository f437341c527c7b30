using System.Diagnostics;
using System.Globalization;
using Interlock.Core.Git;
using Interlock.Core.Tests.Changes;
using Interlock.Core.Workspaces;
using Xunit;

namespace Interlock.Core.Tests.Workspaces;

public sealed class WorkspacePoolTests
{
    [Fact(Timeout = 30_000)]
    public async Task A_workspace_is_a_clean_checkout_with_a_git_of_its_own()
    {
        await using var world = CaptureTests.World();
        await using var workspace = await world.LeaseAsync();
        Assert.Equal("alpha\n", await File.ReadAllTextAsync(Path.Combine(workspace.Path, "a.txt"), world.Stop));
        Assert.Equal("", world.Agent(workspace, "git status --porcelain"));
        Assert.Equal(world.Commit.Hex, world.Agent(workspace, "git rev-parse HEAD").Trim());
        Assert.Equal("interlock", world.Agent(workspace, "git branch --show-current").Trim());
        Assert.Equal(workspace.Path, world.Agent(workspace, "git rev-parse --show-toplevel").Trim());
        Assert.Equal(
            "",
            world.Agent(workspace, "git remote; git worktree list | tail -n +2; ls .git/hooks 2>/dev/null || true")
        );
        world.Agent(workspace, "git commit -q --allow-empty -m works; git fsck --no-dangling --connectivity-only");
        Assert.Equal(
            2,
            world.Agent(workspace, "git log --oneline").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_candidate_shows_as_staged_work_on_the_users_commit()
    {
        await using var world = CaptureTests.World();
        var store = await world.StoreAsync();
        var blob = await store.WriteBlobAsync("candidate\n"u8.ToArray(), world.Stop);
        var tree = await store.WriteTreeAsync(
            world.Tree,
            [new TreeEdit(RepoPath.FromPlain("a.txt"), "100644", blob)],
            world.Stop
        );
        var pool = await world.PoolAsync();
        await using var workspace = await pool.LeaseAsync(new("run/1", tree, world.Commit), world.Stop);
        Assert.Equal("candidate\n", await File.ReadAllTextAsync(Path.Combine(workspace.Path, "a.txt"), world.Stop));
        Assert.Equal("M  a.txt\n", world.Agent(workspace, "git status --porcelain"));
        Assert.Equal("Modified a.txt 100644", Assert.Single(CaptureTests.Lines(await world.CaptureAsync(workspace))));
        Assert.True((await workspace.CaptureAsync(tree, null, world.Stop)).IsEmpty);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo x > new; echo y >> a.txt; rm b.txt; chmod +x dir/c.txt")]
    [InlineData("rm -rf * .git")]
    [InlineData(
        "mkdir -p deep/er; echo x > deep/er/f; chmod 555 deep/er deep; chmod 500 dir; chmod 400 a.txt; chmod 555 ."
    )]
    [InlineData("chmod 000 dir; chmod 000 .")]
    [InlineData(
        "mkfifo pipe; ln -s /nowhere link; python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"s\")'"
    )]
    [InlineData(
        "mkdir inner; cd inner; git init -q; echo x > f; git add f; git -c user.name=x -c user.email=x commit -qm x; chmod -R a-w .git"
    )]
    [InlineData("printf '*\\n' > .gitignore; mkdir build; echo x > build/x; echo x > ignored.o")]
    [InlineData("chmod 2777 dir; chmod +t dir; chmod 777 .")]
    [InlineData("rm a.txt; mkdir a.txt; echo x > a.txt/f; rm -r dir; ln -s /tmp dir")]
    [InlineData(
        "git checkout -q --detach; git branch -D interlock; git update-index --skip-worktree a.txt; echo x > a.txt"
    )]
    [InlineData("mkdir x; cd x; for i in $(seq 60); do mkdir d; cd d; done; echo deep > f")]
    [InlineData("touch -d '2001-01-01' a.txt; echo > $'\\xff\\xfe'; echo > $'new\\nline'; echo > ' '")]
    public async Task A_used_slot_is_reset_to_exactly_its_tree(string use)
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        var fresh = await pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop);
        const string look =
            "find . -path ./.git -prune -o -printf '%P %y %m %n %l\\n' | LC_ALL=C sort; cat a.txt b.txt dir/c.txt run.sh; git status --porcelain --ignored";
        var before = world.Agent(fresh, look);
        world.Agent(fresh, use);
        await fresh.DisposeAsync();

        await using var again = await pool.LeaseAsync(new("run/2", world.Tree, world.Commit), world.Stop);

        Assert.Equal(fresh.Path, again.Path);
        Assert.Equal(before, world.Agent(again, look));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_slot_goes_from_tree_to_tree()
    {
        await using var world = CaptureTests.World();
        var (firstTree, firstCommit) = (world.Tree, world.Commit);
        world.Files.Git("rm", "-rq", "dir");
        world.Files.Write("dir", "a file now").Write("new/x.txt", "x").Write("a.txt", "changed").Commit();
        var pool = await world.PoolAsync();
        var workspace = await pool.LeaseAsync(new("run/1", firstTree, firstCommit), world.Stop);
        world.Agent(workspace, "mkdir new; echo mine > new/x.txt; echo other > untracked");
        await workspace.DisposeAsync();

        await using var second = await pool.LeaseAsync(new("run/2", world.Tree, world.Commit), world.Stop);

        Assert.Equal(workspace.Path, second.Path);
        Assert.True((await world.CaptureAsync(second)).IsEmpty);
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(second.Path, "new", "x.txt"), world.Stop));
        Assert.Equal("", world.Agent(second, "git status --porcelain"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Many_leases_at_once_share_no_slot_and_none_fails()
    {
        await using var world = CaptureTests.World();
        var pools = new[] { await world.PoolAsync(), await world.PoolAsync(), await world.PoolAsync() };
        for (var round = 0; round < 2; round++)
        {
            var held = await Task.WhenAll(
                Enumerable
                    .Range(0, 64)
                    .Select(i =>
                        pools[i % 3]
                            .LeaseAsync(
                                new(string.Create(CultureInfo.InvariantCulture, $"run/{i}"), world.Tree, world.Commit),
                                world.Stop
                            )
                    )
            );
            Assert.Equal(64, held.Select(w => w.Path).Distinct().Count());
            await Task.WhenAll(
                held.Select(w => File.WriteAllTextAsync(Path.Combine(w.Path, "a.txt"), w.Owner, world.Stop))
            );
            foreach (var workspace in held)
                Assert.Equal(
                    workspace.Owner,
                    await File.ReadAllTextAsync(Path.Combine(workspace.Path, "a.txt"), world.Stop)
                );
            await Task.WhenAll(held.Select(w => w.DisposeAsync().AsTask()));
        }
        Assert.Equal(
            64,
            Directory.EnumerateDirectories(world.PoolFolder).Count(d => char.IsAsciiDigit(Path.GetFileName(d)[0]))
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_process_in_the_pool_is_waited_for()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        using var other = Process.Start(
            new ProcessStartInfo(
                "python3",
                [
                    "-c",
                    "import fcntl,sys; f=open(sys.argv[1],'w'); fcntl.flock(f,fcntl.LOCK_EX); print('held',flush=True); input()",
                    Path.Combine(world.PoolFolder, "lock"),
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync(world.Stop));

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pool.FindAsync("run/a", patience.Token));

        var lease = pool.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);
        await other.StandardInput.WriteLineAsync();
        Assert.Equal("run/a", (await lease).Owner);
        await other.WaitForExitAsync(world.Stop);
    }

    [Fact(Timeout = 30_000)]
    public async Task Failing_to_refill_a_doubtful_slot_leaves_nothing_held()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        var first = await pool.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);
        await first.DisposeAsync();
        File.Delete(Path.Combine(Path.GetDirectoryName(first.Path)!, "slot.json"));
        await Assert.ThrowsAsync<GitException>(() =>
            pool.LeaseAsync(new("run/b", new ObjectId(new string('1', 40)), world.Commit), world.Stop)
        );
        Assert.DoesNotContain(
            Directory.EnumerateFiles(world.PoolFolder, "lease.json", SearchOption.AllDirectories),
            f => !f.Contains("trash", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_lease_outlives_its_engine_and_is_found_as_the_agent_left_it()
    {
        await using var world = CaptureTests.World();
        var first = await world.PoolAsync();
        var workspace = await first.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);
        world.Agent(workspace, "echo kept > kept.txt");

        var second = await world.PoolAsync();
        var other = await second.LeaseAsync(new("run/b", world.Tree, world.Commit), world.Stop);
        var found = await second.FindAsync("run/a", world.Stop);

        Assert.NotEqual(workspace.Path, other.Path);
        Assert.Equal(workspace.Path, found?.Path);
        Assert.Equal(world.Tree, found?.Tree);
        Assert.Equal("Added kept.txt 100644", Assert.Single(CaptureTests.Lines(await world.CaptureAsync(found!))));
        Assert.Null(await second.FindAsync("run/", world.Stop));
        Assert.Null(await second.FindAsync("run/c", world.Stop));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_workspace_that_was_not_ready_when_its_engine_died_is_not_found_but_used_again()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        var workspace = await pool.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);
        var slot = Path.GetDirectoryName(workspace.Path)!;
        var lease = Path.Combine(slot, "lease.json");
        await File.WriteAllTextAsync(
            lease,
            (await File.ReadAllTextAsync(lease, world.Stop)).Replace(
                "\"isReady\":true",
                "\"isReady\":false",
                StringComparison.Ordinal
            ),
            world.Stop
        );
        File.Delete(Path.Combine(slot, "slot.json"));

        Assert.Null(await pool.FindAsync("run/a", world.Stop));
        await using var again = await pool.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);

        Assert.True((await world.CaptureAsync(again)).IsEmpty);
        Assert.Equal("", world.Agent(again, "git status --porcelain"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Releasing_a_run_gives_back_its_workspaces_and_no_others()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        await pool.LeaseAsync(new("run1/a", world.Tree, world.Commit), world.Stop);
        await pool.LeaseAsync(new("run1/b", world.Tree, world.Commit), world.Stop);
        await pool.LeaseAsync(new("run10/a", world.Tree, world.Commit), world.Stop);
        await pool.ReleaseAllAsync("run1/", world.Stop);
        Assert.Null(await pool.FindAsync("run1/a", world.Stop));
        Assert.Null(await pool.FindAsync("run1/b", world.Stop));
        Assert.NotNull(await pool.FindAsync("run10/a", world.Stop));
    }

    [Fact(Timeout = 30_000)]
    public async Task Giving_back_twice_does_not_take_the_slot_from_its_next_holder()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        var first = await pool.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);
        await first.DisposeAsync();
        await pool.LeaseAsync(new("run/b", world.Tree, world.Commit), world.Stop);
        await first.DisposeAsync();
        Assert.NotNull(await pool.FindAsync("run/b", world.Stop));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("index", "garbage")]
    [InlineData("slot.json", "{")]
    [InlineData("slot.json", null)]
    public async Task A_doubtful_slot_is_replaced(string file, string? content)
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        var first = await pool.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);
        await first.DisposeAsync();
        var path = Path.Combine(Path.GetDirectoryName(first.Path)!, file);
        if (content is null)
            File.Delete(path);
        else
            await File.WriteAllTextAsync(path, content, world.Stop);
        await using var second = await pool.LeaseAsync(new("run/b", world.Tree, world.Commit), world.Stop);
        Assert.True((await world.CaptureAsync(second)).IsEmpty);
    }

    [Fact(Timeout = 30_000)]
    public async Task Cleaning_deletes_free_workspaces_beyond_the_limit_and_never_a_held_one()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync(limits: new WorkspaceLimits(FreeSlots: 1));
        var held = new List<Workspace>();
        for (var i = 0; i < 4; i++)
            held.Add(
                await pool.LeaseAsync(
                    new(string.Create(CultureInfo.InvariantCulture, $"run/{i}"), world.Tree, world.Commit),
                    world.Stop
                )
            );
        foreach (var workspace in held.Skip(1))
            await workspace.DisposeAsync();

        Assert.Equal(2, await pool.GcAsync(world.Stop));

        Assert.True(File.Exists(Path.Combine(held[0].Path, "a.txt")));
        Assert.Equal(1, held.Skip(1).Count(w => Directory.Exists(w.Path)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(world.PoolFolder, "trash")));

        var small = await world.PoolAsync(limits: new WorkspaceLimits(DiskBytes: 10));
        Assert.Equal(1, await small.GcAsync(world.Stop));
        Assert.NotNull(await small.FindAsync("run/0", world.Stop));
    }

    [Fact(Timeout = 30_000)]
    public async Task Deleting_never_follows_a_link_out_of_the_slot()
    {
        await using var world = CaptureTests.World();
        world.Files.Write("../home/precious/deep/file", "precious");
        var pool = await world.PoolAsync(limits: new WorkspaceLimits(FreeSlots: 0));
        var workspace = await pool.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);
        world.Agent(
            workspace,
            "rm -r dir; ln -s $HOME/precious dir; mkdir n; ln -s $HOME/precious n/l; ln -s .. n/up; rm -rf .git; ln -s $HOME/precious .git"
        );
        await workspace.DisposeAsync();
        var again = await pool.LeaseAsync(new("run/b", world.Tree, world.Commit), world.Stop);
        world.Agent(again, "rm -r dir; ln -s $HOME/precious dir; mkdir n; ln -s $HOME/precious n/l");
        await again.DisposeAsync();
        Assert.Equal(1, await pool.GcAsync(world.Stop));
        Assert.Equal("precious", world.Files.Read("../home/precious/deep/file"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_cancelled_lease_leaves_nothing_held()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            pool.LeaseAsync(new("run/a", world.Tree, world.Commit), cancelled.Token)
        );
        Assert.Null(await pool.FindAsync("run/a", world.Stop));
        var missing = new ObjectId(new string('1', 40));
        await Assert.ThrowsAsync<GitException>(() => pool.LeaseAsync(new("run/a", missing, world.Commit), world.Stop));
        await using var workspace = await pool.LeaseAsync(new("run/a", world.Tree, world.Commit), world.Stop);
        Assert.True((await world.CaptureAsync(workspace)).IsEmpty);
    }
}
