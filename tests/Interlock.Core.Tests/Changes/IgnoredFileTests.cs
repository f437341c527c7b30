using Xunit;

namespace Interlock.Core.Tests.Changes;

public sealed class IgnoredFileTests
{
    [Fact(Timeout = 30_000)]
    public async Task By_products_are_left_out_and_listed()
    {
        await using var world = CaptureTests.World();
        world.Files.Write(".gitignore", "build/\n*.log\n!keep.log\n").Write("dir/.gitignore", "/local\n").Commit();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            """
            mkdir -p build/x node_modules/m/.git pkg/__pycache__ dir/sub
            echo 1 > build/x/o; echo 2 > node_modules/m/i.js; echo 3 > node_modules/m/.git/HEAD; echo 4 > pkg/__pycache__/a.pyc
            echo 5 > pkg/a.py; echo 6 > pkg/b.pyc; echo 7 > x.log; echo 8 > keep.log; echo 9 > dir/local; echo 10 > dir/sub/local
            """
        );
        var change = await world.CaptureAsync(workspace);
        Assert.Equal(
            ["Added dir/sub/local 100644", "Added keep.log 100644", "Added pkg/a.py 100644"],
            CaptureTests.Lines(change)
        );
        Assert.Equal(
            ["build/", "dir/local", "node_modules/", "pkg/__pycache__/", "pkg/b.pyc", "x.log"],
            change.Ignored.Select(p => p.Text)
        );
        Assert.Empty(change.Refused);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_wanted_file_is_taken_even_when_ignored()
    {
        await using var world = CaptureTests.World();
        world.Files.Write(".gitignore", "dist/\n*.log\n").Commit();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "mkdir -p dist/js; echo 1 > dist/js/app.js; echo 2 > dist/js/map; echo 3 > x.log; echo 4 > y.log; echo 5 > dist/aux"
        );
        var change = await world.CaptureAsync(workspace, p => p.Text is "dist/js/app.js" or "x.log");
        Assert.Equal(["Added dist/js/app.js 100644", "Added x.log 100644"], CaptureTests.Lines(change));
        Assert.Equal(["dist/", "y.log"], change.Ignored.Select(p => p.Text));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_tracked_file_that_its_own_rules_ignore_is_captured()
    {
        await using var world = CaptureTests.World();
        world.Files.Write(".gitignore", "*.txt\nnode_modules/\n").Write("node_modules/kept.js", "1").Commit();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "echo x >> a.txt; echo 2 > node_modules/kept.js; echo 3 > node_modules/other.js; rm b.txt"
        );
        var change = await world.CaptureAsync(workspace);
        Assert.Equal(
            ["Modified a.txt 100644", "Deleted b.txt 000000", "Modified node_modules/kept.js 100644"],
            CaptureTests.Lines(change)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task At_most_a_hundred_ignored_paths_are_listed()
    {
        await using var world = CaptureTests.World();
        world.Files.Write(".gitignore", "*.log\n").Commit();
        await using var workspace = await world.LeaseAsync();
        world.Agent(workspace, "for i in $(seq 150); do echo $i > $i.log; done");
        Assert.Equal(100, (await world.CaptureAsync(workspace)).Ignored.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task Files_inside_a_submodule_are_listed_and_the_submodule_stays()
    {
        await using var world = CaptureTests.World();
        world.Files.Git("update-index", "--add", "--cacheinfo", $"160000,{world.Commit},lib");
        world.Files.Git("commit", "-qm", "submodule");
        var pool = await world.PoolAsync();
        var workspace = await pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop);
        world.Agent(workspace, "mkdir -p lib; echo x > lib/f");
        var change = await world.CaptureAsync(workspace);
        Assert.True(change.IsEmpty);
        Assert.Equal("lib", Assert.Single(change.Ignored).Text);
        await workspace.DisposeAsync();
        await using var next = await pool.LeaseAsync(new("run/2", world.Tree, world.Commit), world.Stop);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(next.Path, "lib")));
    }
}
