using System.Globalization;
using Interlock.Bench.Measuring;
using Interlock.Bench.Output;

namespace Interlock.Bench.Benchmarks;

/// <summary>A run whose steps are all finished is opened again and asked for every result.</summary>
internal sealed class ResumeBenchmark : IBenchmark
{
    public string Name => "resume";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var rows = new List<Row>();
        foreach (var bytes in (int[])[200, 4096])
        {
            var count = bench.Quick ? 100 : 1_000;
            string[] work = ["parallel", bench.NewFolder(), Text(count), Text(bytes)];
            await Bench.WorkerAsync(work); // finishes the steps; from now on the same work only resumes
            var (resume, start) = (new List<double>(), new List<double>());
            for (var i = 0; i < 2 * bench.Repeats + 1; i++)
            {
                start.Add((await Bench.WorkerAsync("noop")).Milliseconds);
                resume.Add((await Bench.WorkerAsync(work)).Milliseconds);
            }
            var (whole, bare) = (Samples.Of(resume), Samples.Of(start));
            var over = whole.Median - bare.Median;
            rows.Add(
                new Row(
                    Name,
                    $"{count:N0} finished steps of {bytes} B, whole process",
                    "ms",
                    whole,
                    "the same process without work",
                    bare
                )
                {
                    Target = "<= 200 ms over start-up",
                    Met = over <= 200,
                    Also = $"{Report.Number(over)} ms over start-up",
                }
            );
        }
        return rows;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
