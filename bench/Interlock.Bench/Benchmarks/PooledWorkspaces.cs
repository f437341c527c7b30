using System.Diagnostics;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.Workspaces;

namespace Interlock.Bench.Benchmarks;

/// <summary>Our side: workspaces of one pool, all asked for at once.</summary>
internal sealed class PooledWorkspaces(Func<WorkspaceLimits, WorkspacePool> open, WorkspacePool pool, int count)
{
    private List<Workspace> leased = [];

    public static async Task<PooledWorkspaces> OpenAsync(LargeRepository repository, string folder, int count)
    {
        var environment = HostEnvironment.FromProcess();
        var processes = new ProcessRunner(
            Path.Combine(AppContext.BaseDirectory, "interlock-supervisor"),
            TimeProvider.System
        );
        var (user, failure) = await UserRepository.FindAsync(
            repository.Root,
            processes,
            environment,
            CancellationToken.None
        );
        if (user is null)
            throw new InvalidOperationException(failure!.Message);
        var store = await ObjectStore.OpenAsync(
            Path.Combine(folder, "store.git"),
            user,
            processes,
            environment,
            CancellationToken.None
        );
        WorkspacePool Open(WorkspaceLimits limits) =>
            new(Path.Combine(folder, "pool"), store, processes, environment, TimeProvider.System, limits: limits);
        return new PooledWorkspaces(Open, Open(WorkspaceLimits.Default), count);
    }

    /// <summary>Seconds to lease all.</summary>
    public async Task<double> LeaseAsync(RepositoryTip tip)
    {
        var clock = Stopwatch.GetTimestamp();
        leased =
        [
            .. await Task.WhenAll(
                Enumerable
                    .Range(0, count)
                    .Select(i =>
                        pool.LeaseAsync(
                            new WorkspaceRequest($"bench/{i}", tip.Tree, tip.Commit),
                            CancellationToken.None
                        )
                    )
            ),
        ];
        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }

    /// <summary>In each workspace, changes 20 files and adds 20.</summary>
    public void EditAsAgentsDo()
    {
        foreach (var workspace in leased)
        {
            for (var i = 0; i < 20; i++)
            {
                File.AppendAllText(LargeRepository.PathOf(workspace.Path, i * 7), "// an agent was here\n");
                File.WriteAllText(Path.Combine(workspace.Path, $"new-{i}.txt"), "new\n");
            }
        }
    }

    /// <summary>Seconds to give all back.</summary>
    public async Task<double> GiveBackAsync()
    {
        var clock = Stopwatch.GetTimestamp();
        foreach (var workspace in leased)
            await workspace.DisposeAsync();
        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }

    /// <summary>Seconds until nothing of the pool's workspaces is left on the disk.</summary>
    public async Task<double> DeleteAsync()
    {
        await pool.DisposeAsync();
        var clock = Stopwatch.GetTimestamp();
        await using (var small = open(new WorkspaceLimits(DiskBytes: 0, FreeSlots: 0)))
        {
            if (await small.GcAsync(CancellationToken.None) < count)
                throw new InvalidOperationException("the pool kept workspaces that it was told to delete");
        }
        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }
}
