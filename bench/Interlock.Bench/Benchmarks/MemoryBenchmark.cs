using System.Globalization;
using Interlock.Bench.Measuring;
using Interlock.Bench.Output;

namespace Interlock.Bench.Benchmarks;

/// <summary>Peak resident memory of a process that runs scripted steps all at once.</summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    public string Name => "memory";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench) =>
        [
            await MeasureAsync(bench, bench.Quick ? 100 : 1_000, limit: 120),
            await MeasureAsync(bench, bench.Quick ? 1_000 : 100_000, limit: 300),
        ];

    private async Task<Row> MeasureAsync(Bench bench, int count, int limit)
    {
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < bench.Repeats; i++)
        {
            var folder = bench.NewFolder();
            bare.Add((await Bench.WorkerAsync("noop")).PeakMegabytes);
            ours.Add(
                (
                    await Bench.WorkerAsync("parallel", folder, count.ToString(CultureInfo.InvariantCulture), "4096")
                ).PeakMegabytes
            );
            Directory.Delete(folder, recursive: true);
        }
        var peak = Samples.Of(ours);
        return new Row(
            Name,
            $"{count:N0} steps of 4 KB at once, peak",
            "MB",
            peak,
            "the same process without work",
            Samples.Of(bare)
        )
        {
            Target = $"<= {limit} MB",
            Met = peak.Median <= limit,
        };
    }
}
