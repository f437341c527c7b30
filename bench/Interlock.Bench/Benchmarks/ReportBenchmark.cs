using System.Diagnostics;
using System.Globalization;
using Interlock.Bench.Measuring;
using Interlock.Bench.Output;
using Interlock.Core.Runs.Reporting;
using Interlock.TestKit.Browser;

namespace Interlock.Bench.Benchmarks;

/// <summary>The page of a large run: written from its journal, and opened in Chromium until it is drawn.</summary>
internal sealed class ReportBenchmark : IBenchmark
{
    public string Name => "report";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        if (Template(bench) is not { } page || Chromium.Program is null)
        {
            await Console.Error.WriteLineAsync("bench: no report: it needs ui/dist/index.html (ui/build) and Chromium");
            return [];
        }
        var count = bench.Quick ? 500 : 10_000;
        var (large, small) = (await WriteAsync(bench, page, count), await WriteAsync(bench, page, 10));
        await using var browser = await Chromium.StartAsync();
        await OpenAsync(browser, small.Path); // the browser's own first time
        var (many, few) = (new List<double>(), new List<double>());
        for (var i = 0; i < 2 * bench.Repeats + 1; i++)
        {
            few.Add(await OpenAsync(browser, small.Path));
            many.Add(await OpenAsync(browser, large.Path));
        }
        var open = Samples.Of(many);
        return
        [
            new Row(
                Name,
                $"page of {count:N0} nodes, written from the journal",
                "ms",
                large.Time,
                "of 10 nodes",
                small.Time
            )
            {
                Also = $"{Report.Number(new FileInfo(large.Path).Length / 1e6)} MB",
            },
            new Row(
                Name,
                $"page of {count:N0} nodes, opened in Chromium until it is drawn",
                "ms",
                open,
                "of 10 nodes",
                Samples.Of(few)
            )
            {
                Target = "< 2,000 ms",
                Met = open.Median < 2_000,
            },
        ];
    }

    private static ReportTemplate? Template(Bench bench) =>
        bench.Options.Launcher is { } launcher
        && Path.Combine(Path.GetDirectoryName(launcher)!, "ui", "dist", "index.html") is var path
        && File.Exists(path)
            ? ReportTemplate.Of(File.ReadAllBytes(path))
            : null;

    private static async Task<(string Path, Samples Time)> WriteAsync(Bench bench, ReportTemplate page, int count)
    {
        var run = await LargeRun.CreateAsync(bench.NewFolder(), count);
        var times = new List<double>();
        for (var i = 0; i < 2 * bench.Repeats + 1; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            ReportWriter.WritePage(run, null, page, run.Report);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }
        return (run.Report, Samples.Of(times));
    }

    // By the page's own clock, which starts with the navigation.
    private static async Task<double> OpenAsync(Chromium browser, string path)
    {
        var tab = await browser.OpenAsync(1280, 800);
        await tab.GoAsync(path, "#graph");
        var drawn = await tab.EvaluateAsync("performance.now()");
        if (await tab.CountAsync(".box") == 0)
            throw new InvalidOperationException($"the graph was not drawn: {string.Join('\n', tab.Errors)}");
        await tab.CallAsync("Page.close", []);
        return double.Parse(drawn.GetRawText(), CultureInfo.InvariantCulture);
    }
}
