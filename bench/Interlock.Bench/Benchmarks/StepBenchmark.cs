using System.Diagnostics;
using Interlock.Bench.Measuring;
using Interlock.Bench.Output;
using Interlock.Bench.Workers;
using Interlock.Core.Journal;

namespace Interlock.Bench.Benchmarks;

/// <summary>Engine time of a durable step, against one fsynced append on the same disk.</summary>
internal sealed class StepBenchmark : IBenchmark
{
    private const string Limit = "1 append of 512 B + fsync";
    private const int Window = 1_000;

    public string Name => "steps";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        await RunOnceAsync(bench, 500, 16, 200); // the compiler's warm-up belongs to start-up, which has its own row
        var rows = new List<Row>();
        foreach (var writers in (int[])[1, 16, 256])
        {
            foreach (var count in Counts(bench, writers))
            {
                foreach (var bytes in (int[])[200, 4096])
                    rows.AddRange(await MeasureAsync(bench, count, writers, bytes));
            }
        }
        return rows;
    }

    private static int[] Counts(Bench bench, int writers) =>
        bench.Quick ? (writers == 1 ? [100, 1_000] : [1_000])
        : writers == 1 ? [100, 1_000, 10_000, 100_000]
        : [1_000, 10_000, 100_000];

    private async Task<IEnumerable<Row>> MeasureAsync(Bench bench, int count, int writers, int bytes)
    {
        var (p50, p99, each, limit, early, late) = (Empty(), Empty(), Empty(), Empty(), Empty(), Empty());
        for (var i = 0; i < bench.Repeats; i++)
        {
            limit.Add(AppendLimit.Measure(bench.NewFolder(), 200).Median);
            var (times, total) = await RunOnceAsync(bench, count, writers, bytes);
            p50.Add(new Samples(times).Median);
            p99.Add(new Samples(times).At(0.99));
            each.Add(total / count);
            early.Add(new Samples(times[..Math.Min(count, Window)]).Median);
            late.Add(new Samples(times[^Math.Min(count, Window)..]).Median);
        }
        var what = $"{count:N0} steps of {Size(bytes)}, {writers} {(writers == 1 ? "writer" : "writers")}";
        var (middle, slow, wall) = (Samples.Of(p50), Samples.Of(p99), Samples.Of(each));
        var spread = $"p50 {Report.Number(middle.Median)} ms, p99 {Report.Number(slow.Median)} ms";
        var also = $"{spread}; {1000 / wall.Median:N0} steps/s";
        // With many writers a step waits for its neighbours: what it costs is the wall time divided by the steps.
        if (writers > 1)
            return [new Row(Name, $"{what}: wall time a step", "ms", wall, Limit, Samples.Of(limit)) { Also = also }];
        var step = new Row(Name, $"{what}: p50", "ms", middle, Limit, Samples.Of(limit))
        {
            Target = "p50 <= 1 ms",
            Met = middle.Median <= 1,
            Also = also,
        };
        var flat = new Row(
            Name,
            $"{what}: last {Window:N0}",
            "ms",
            Samples.Of(late),
            $"first {Window:N0} of the same run",
            Samples.Of(early)
        )
        {
            Target = "flat (ratio <= 1.25)",
            Met = Samples.Of(late).Median <= 1.25 * Samples.Of(early).Median,
        };
        return count == 100_000 ? [step, flat] : [step];
    }

    private static async Task<(double[] Times, double Wall)> RunOnceAsync(
        Bench bench,
        int count,
        int writers,
        int bytes
    )
    {
        var folder = bench.NewFolder();
        try
        {
            await using var journal = await Scripted.OpenAsync(folder);
            var log = new StepLog(journal);
            var clock = Stopwatch.GetTimestamp();
            var times = await Scripted.RunAsync(log, count, writers, Scripted.Result(bytes));
            return (times, Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<double> Empty() => [];

    private static string Size(int bytes) => bytes < 1024 ? $"{bytes} B" : $"{bytes / 1024} KB";
}
