using Interlock.Bench.Measuring;
using Interlock.Bench.Output;

namespace Interlock.Bench.Benchmarks;

/// <summary>Private checkouts of a large repository from our pool, against <c>git worktree</c>.</summary>
internal sealed class WorkspaceBenchmark : IBenchmark
{
    public string Name => "workspaces";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var (files, count) = bench.Quick ? (500, 4) : (20_000, 16);
        var repository = await LargeRepository.CreateAsync(bench.NewFolder(), files);
        var (add, remove, cold, warm, giveBack, delete) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        for (var i = 0; i < bench.Repeats; i++)
        {
            var trees = new Worktrees(repository, bench.NewFolder(), count);
            add.Add(await trees.AddAsync());
            remove.Add(await trees.RemoveAsync());
            var pool = await PooledWorkspaces.OpenAsync(repository, bench.NewFolder(), count);
            cold.Add(await pool.LeaseAsync(repository.First));
            pool.EditAsAgentsDo();
            await pool.GiveBackAsync();
            warm.Add(await pool.LeaseAsync(repository.Second));
            giveBack.Add(await pool.GiveBackAsync());
            delete.Add(await pool.DeleteAsync());
        }
        var repo = $"{count} of {files:N0} files";
        var (peer, gone) = (Samples.Of(add), Samples.Of(remove));
        return
        [
            Of($"{repo}, new pool", cold, $"{count} x git worktree add", peer),
            Of(
                $"{repo}, used pool, another commit, agents' edits undone",
                warm,
                $"{count} x git worktree add",
                peer
            ) with
            {
                Target = bench.Quick ? null : "<= 1.5 s",
                Met = bench.Quick ? null : Samples.Of(warm).Median <= 1.5,
            },
            Of($"{count} given back", giveBack, $"{count} x git worktree remove", gone),
            Of($"{count} deleted (in the background in real life)", delete, $"{count} x git worktree remove", gone),
        ];
    }

    private Row Of(string what, List<double> ours, string against, Samples other) =>
        new(Name, what, "s", Samples.Of(ours), against, other);
}
