using Interlock.Core.Failures;
using Interlock.Core.Tests.Changes;
using Interlock.Core.Workspaces;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Workspaces;

public sealed class WorkspaceSetupTests
{
    [Fact(Timeout = 30_000)]
    public async Task Setup_runs_in_every_workspace_and_is_no_part_of_the_change()
    {
        await using var world = CaptureTests.World();
        world.Files.Write(".gitignore", "deps/\n").Commit();
        world.Files.Write(".env", "SECRET=1\n").Write("conf/local.json", "{}");
        var pool = await world.PoolAsync(
            new WorkspaceSetup
            {
                Source = world.Files.Root,
                Copy = [".env", "conf/local.json"],
                Command =
                    "mkdir -p deps gen; echo d > deps/d; echo g > gen/g; echo t >> b.txt; echo $INTERLOCK_PORT_BASE:$SOME_SECRET_KEY > port; cat port",
                PortBase = 21000,
            }
        );
        var first = await pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop);
        await using var second = await pool.LeaseAsync(new("run/2", world.Tree, world.Commit), world.Stop);

        Assert.Equal("SECRET=1\n", await File.ReadAllTextAsync(Path.Combine(first.Path, ".env"), world.Stop));
        Assert.Equal("21000:\n", await File.ReadAllTextAsync(Path.Combine(first.Path, "port"), world.Stop));
        Assert.Equal("21020:\n", await File.ReadAllTextAsync(Path.Combine(second.Path, "port"), world.Stop));
        Assert.Equal("21020", second.Variables[WorkspaceSetup.PortVariable]);
        Assert.True((await world.CaptureAsync(first)).IsEmpty);

        world.Agent(
            first,
            "echo x > gen/mine; echo more >> .env; echo x > deps/e; echo mine >> a.txt; echo mine >> b.txt"
        );
        var found = await pool.FindAsync("run/1", world.Stop);
        var change = await world.CaptureAsync(found!);
        Assert.Equal(
            ["Modified a.txt 100644", "Modified b.txt 100644", "Added gen/mine 100644"],
            CaptureTests.Lines(change)
        );
        Assert.Contains(change.Ignored, p => p.Text == ".env");

        await first.DisposeAsync();
        await using var again = await pool.LeaseAsync(new("run/3", world.Tree, world.Commit), world.Stop);
        Assert.Equal(first.Path, again.Path);
        Assert.Equal("SECRET=1\n", await File.ReadAllTextAsync(Path.Combine(again.Path, ".env"), world.Stop));
        Assert.True((await world.CaptureAsync(again)).IsEmpty);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_confined_setup_prepares_the_workspace_and_cannot_change_the_checkout()
    {
        await using var world = CaptureTests.World();
        var sandbox = (await RealSandbox.RequireAsync(world.Stop)).Keep(world.Files.Root, world.PoolFolder);
        var pool = await world.PoolAsync(
            new WorkspaceSetup
            {
                Source = world.Files.Root,
                Command = $"echo ready > prepared; echo evil > '{world.Files.Root}/a.txt' && exit 9; exit 0",
            },
            sandbox: sandbox
        );
        var before = world.Files.Read("a.txt");
        await using var workspace = await pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop);
        Assert.Equal("ready\n", await File.ReadAllTextAsync(Path.Combine(workspace.Path, "prepared"), world.Stop));
        Assert.Equal(before, world.Files.Read("a.txt"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_setup_that_fails_says_how_and_leaves_nothing_held()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync(
            new WorkspaceSetup { Source = world.Files.Root, Command = "printf 'no \\033[31mpackage\\n' >&2; exit 3" }
        );
        var thrown = await Assert.ThrowsAsync<FailureException>(() =>
            pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop)
        );
        Assert.Equal("setup_failed", thrown.Failure.Class);
        Assert.Contains("exit code 3", thrown.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("no package", thrown.Failure.Message, StringComparison.Ordinal);
        Assert.Null(await pool.FindAsync("run/1", world.Stop));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_setup_that_never_ends_is_ended()
    {
        await using var world = CaptureTests.World();
        var pool = await world.PoolAsync(
            new WorkspaceSetup
            {
                Source = world.Files.Root,
                Command = "sleep 1000",
                Timeout = TimeSpan.FromMilliseconds(200),
            }
        );
        var thrown = await Assert.ThrowsAsync<FailureException>(() =>
            pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop)
        );
        Assert.Contains("did not end", thrown.Failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(".env")]
    [InlineData("../outside")]
    [InlineData(".git/config")]
    [InlineData("/etc/passwd")]
    [InlineData("link/authorized_keys")]
    [InlineData("link/more/authorized_keys")]
    public async Task A_file_that_cannot_be_copied_safely_is_a_failure(string path)
    {
        await using var world = CaptureTests.World();
        Directory.CreateDirectory(Path.Combine(world.Files.Home, "ssh"));
        File.CreateSymbolicLink(Path.Combine(world.Files.Root, "link"), Path.Combine(world.Files.Home, "ssh"));
        world.Files.Commit();
        // The user's own checkout has a folder where the tree has the link.
        File.Delete(Path.Combine(world.Files.Root, "link"));
        world.Files.Write("link/authorized_keys", "mallory").Write("link/more/authorized_keys", "mallory");
        var pool = await world.PoolAsync(new WorkspaceSetup { Source = world.Files.Root, Copy = [path] });
        var thrown = await Assert.ThrowsAsync<FailureException>(() =>
            pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop)
        );
        Assert.Equal("setup_failed", thrown.Failure.Class);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(world.Files.Home, "ssh")));
    }
}
