using System.Globalization;
using Interlock.Bench.Measuring;
using Interlock.Bench.Output;

namespace Interlock.Bench.Benchmarks;

/// <summary>Many scripted steps at once in a process of their own, its start-up and end included.</summary>
internal sealed class ParallelBenchmark : IBenchmark
{
    public string Name => "parallel";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var small = bench.Quick ? 100 : 1_000;
        var large = bench.Quick ? 1_000 : 100_000;
        var (one, four, many, limit) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < bench.Repeats; i++)
        {
            limit.Add(AppendLimit.Measure(bench.NewFolder(), small).Values.Sum());
            one.Add(await RunOnceAsync(bench, small, 200));
            four.Add(await RunOnceAsync(bench, small, 4096));
            many.Add(await RunOnceAsync(bench, large, 4096));
        }
        var serial = $"{small:N0} appends of 512 B, each with its fsync, in a row";
        var (with200, with4096, all) = (Samples.Of(one), Samples.Of(four), Samples.Of(many));
        return
        [
            new Row(Name, $"{small:N0} steps at once, 200 B, whole process", "ms", with200, serial, Samples.Of(limit))
            {
                Target = "<= 600 ms",
                Met = with200.Median <= 600,
            },
            new Row(
                Name,
                $"{small:N0} steps at once, 4 KB, whole process",
                "ms",
                with4096,
                "the same with 200 B",
                with200
            )
            {
                Target = "ratio < 1.2",
                Met = with4096.Median < 1.2 * with200.Median,
            },
            new Row(
                Name,
                $"{large:N0} steps at once, 4 KB, whole process",
                "ms",
                all,
                $"{small:N0} steps of 4 KB",
                with4096
            )
            {
                Target = "<= 20,000 ms",
                Met = all.Median <= 20_000,
            },
        ];
    }

    private static async Task<double> RunOnceAsync(Bench bench, int count, int bytes)
    {
        var folder = bench.NewFolder();
        var measured = await Bench.WorkerAsync(
            "parallel",
            folder,
            count.ToString(CultureInfo.InvariantCulture),
            bytes.ToString(CultureInfo.InvariantCulture)
        );
        Directory.Delete(folder, recursive: true);
        return measured.Milliseconds;
    }
}
