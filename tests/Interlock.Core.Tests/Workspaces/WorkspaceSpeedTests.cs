using System.Diagnostics;
using System.Globalization;
using Interlock.Core.Workspaces;
using Xunit;

namespace Interlock.Core.Tests.Workspaces;

/// <summary>Budgets are many times what an idle machine needs, so that only a real loss fails them; bench/ measures.</summary>
public sealed class WorkspaceSpeedTests(ITestOutputHelper output)
{
    [Fact(Timeout = 60_000)]
    public async Task Warm_workspaces_are_ready_in_moments()
    {
        await using var world = new PoolWorld();
        world.Shell(
            world.Files.Root,
            "for d in $(seq 0 39); do mkdir -p src/pkg$d; for f in $(seq 1 50); do echo \"$d $f\" > src/pkg$d/file$f.txt; done; done"
        );
        world.Files.Commit();
        var pool = await world.PoolAsync();

        var cold = Stopwatch.StartNew();
        foreach (var workspace in await LeaseAllAsync(world, pool))
            await workspace.DisposeAsync();
        cold.Stop();

        var warm = Stopwatch.StartNew();
        var workspaces = await LeaseAllAsync(world, pool);
        warm.Stop();

        world.Agent(
            workspaces[0],
            "for f in $(seq 1 20); do echo new >> src/pkg$f/file1.txt; done; echo x > src/new.txt"
        );
        var capture = Stopwatch.StartNew();
        var change = await world.CaptureAsync(workspaces[0]);
        capture.Stop();
        output.WriteLine(
            $"cold {cold.ElapsedMilliseconds} ms, warm {warm.ElapsedMilliseconds} ms, capture {capture.ElapsedMilliseconds} ms"
        );

        Assert.Equal(21, change.Entries.Count);
        Assert.Equal("", world.Agent(workspaces[1], "git status --porcelain"));
        Assert.Equal(4, workspaces.Select(w => w.Path).Distinct().Count());
        Assert.True(warm.Elapsed < TimeSpan.FromSeconds(10), $"warm: {warm.Elapsed}");
        Assert.True(capture.Elapsed < TimeSpan.FromSeconds(5), $"capture: {capture.Elapsed}");
    }

    private static async Task<Workspace[]> LeaseAllAsync(PoolWorld world, WorkspacePool pool) =>
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    pool.LeaseAsync(
                        new WorkspaceRequest(
                            $"run/{i.ToString(CultureInfo.InvariantCulture)}",
                            world.Tree,
                            world.Commit
                        ),
                        world.Stop
                    )
                )
        );
}
