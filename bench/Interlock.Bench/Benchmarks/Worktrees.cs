using System.Diagnostics;

namespace Interlock.Bench.Benchmarks;

/// <summary>The peer: linked worktrees, as many at a time as there are processors.</summary>
internal sealed class Worktrees(LargeRepository repository, string folder, int count)
{
    /// <summary>Seconds to add all.</summary>
    public Task<double> AddAsync() =>
        EachAsync(path =>
            LargeRepository.GitAsync(
                repository.Root,
                "worktree",
                "add",
                "-q",
                "--detach",
                path,
                repository.First.Commit.Hex
            )
        );

    /// <summary>Seconds to remove all.</summary>
    public Task<double> RemoveAsync() =>
        EachAsync(path => LargeRepository.GitAsync(repository.Root, "worktree", "remove", "--force", path));

    private async Task<double> EachAsync(Func<string, Task> work)
    {
        var clock = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, async (i, _) => await work(Path.Combine(folder, $"tree-{i}")));
        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }
}
