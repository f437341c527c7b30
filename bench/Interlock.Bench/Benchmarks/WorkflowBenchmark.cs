using System.Diagnostics;
using Interlock.Bench.Measuring;
using Interlock.Bench.Output;

namespace Interlock.Bench.Benchmarks;

/// <summary>Workflow scripts with very many agents: dry, and with a command that costs next to nothing.</summary>
internal sealed class WorkflowBenchmark : IBenchmark
{
    private const int Answer = 4096;

    public string Name => "workflows";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        if (bench.Options.Cli is not { } cli)
            return [];
        var (small, middle, large) = bench.Quick ? (50, 100, 500) : (1_000, 10_000, 100_000);
        var many = await ManyAgents.CreateAsync(bench.NewFolder(), cli);
        await many.DryAsync(1);
        var (one, some, long4, mid, most, peak) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        for (var i = 0; i < bench.Repeats; i++)
        {
            one.Add((await many.DryAsync(1)).Milliseconds);
            some.Add((await many.DryAsync(small)).Milliseconds);
            long4.Add((await many.DryAsync(small, Answer)).Milliseconds);
            mid.Add((await many.DryAsync(middle)).Milliseconds);
            var (time, memory) = await many.DryAsync(large);
            most.Add(time);
            peak.Add(memory);
        }
        var (start, thousand, all) = (Samples.Of(one), Samples.Of(some), Samples.Of(most));
        var four = Samples.Of(long4);
        return
        [
            new Row(Name, $"{small:N0} agents, dry, whole process", "ms", thousand, "1 agent, dry", start)
            {
                Target = "<= 600 ms",
                Met = thousand.Median <= 600,
            },
            new Row(Name, $"{small:N0} agents with answers of 4 KB, dry", "ms", four, "short answers", thousand)
            {
                Target = "ratio < 1.2",
                Met = four.Median < 1.2 * thousand.Median,
            },
            new Row(Name, $"{large:N0} agents, dry, whole process", "ms", all, $"{small:N0} agents, dry", thousand)
            {
                Target = "<= 20,000 ms",
                Met = all.Median <= 20_000,
                Also = $"engine's peak {Report.Number(Samples.Of(peak).Median)} MB",
            },
            Flat(large, Each(most, start, large), middle, Each(mid, start, middle)),
            await RealAsync(bench, many),
        ];
    }

    private Row Flat(int large, Samples ours, int middle, Samples other) =>
        new(Name, $"an agent of {large:N0}, dry, without start-up", "ms", ours, $"an agent of {middle:N0}", other)
        {
            Target = "flat (ratio <= 1.25)",
            Met = ours.Median <= 1.25 * other.Median,
        };

    // Once: it takes a minute, and what it shows is the time of git and of processes.
    private async Task<Row> RealAsync(Bench bench, ManyAgents many)
    {
        var (count, sample) = bench.Quick ? (10, 3) : (1_000, 50);
        var start = (await many.RealAsync(1)).Milliseconds;
        var (time, memory) = await many.RealAsync(count);
        var clock = Stopwatch.GetTimestamp();
        for (var i = 0; i < sample; i++)
            await AloneAsync(many.Repository, Path.Combine(bench.NewFolder(), "tree"));
        return new Row(
            Name,
            $"an agent of {count:N0} that run, a command each, 8 at a time",
            "ms",
            Samples.Of((time - start) / count),
            "the same command in a git worktree, added and removed, one after the other",
            Samples.Of(Stopwatch.GetElapsedTime(clock).TotalMilliseconds / sample)
        )
        {
            Also = $"{Report.Number(time / 1000)} s in all, engine's peak {Report.Number(memory)} MB",
        };
    }

    private static async Task AloneAsync(string repository, string tree)
    {
        await LargeRepository.GitAsync(repository, "worktree", "add", "-q", "--detach", tree);
        await Bench.MeasureAsync("sh", "-c", "echo ok");
        await LargeRepository.GitAsync(tree, "add", "-A");
        await LargeRepository.GitAsync(tree, "write-tree");
        await LargeRepository.GitAsync(repository, "worktree", "remove", "--force", tree);
    }

    private static Samples Each(List<double> times, Samples start, int count) =>
        Samples.Of(times.Select(time => (time - start.Median) / count));
}
