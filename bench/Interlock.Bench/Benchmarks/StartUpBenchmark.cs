using Interlock.Bench.Measuring;
using Interlock.Bench.Output;

namespace Interlock.Bench.Benchmarks;

/// <summary>The shortest call of the CLI, as a process, against the cheapest process there is.</summary>
internal sealed class StartUpBenchmark : IBenchmark
{
    public string Name => "start-up";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var rows = new List<Row>();
        if (bench.Options.Cli is { } cli)
            rows.Add(await MeasureAsync(bench, "the program", cli));
        if (bench.Options.Launcher is { } launcher)
            rows.Add(await MeasureAsync(bench, "through ./interlock, which looks for changed sources", launcher));
        return rows;
    }

    private async Task<Row> MeasureAsync(Bench bench, string what, string program)
    {
        var (ours, shell) = (new List<double>(), new List<double>());
        await Bench.MeasureAsync(program, "--version");
        for (var i = 0; i < (bench.Quick ? 3 : 15); i++)
        {
            shell.Add((await Bench.MeasureAsync("git", "--version")).Milliseconds);
            ours.Add((await Bench.MeasureAsync(program, "--version")).Milliseconds);
        }
        var time = Samples.Of(ours);
        return new Row(Name, $"--version, {what}", "ms", time, "git --version", Samples.Of(shell))
        {
            Target = "<= 50 ms",
            Met = time.Median <= 50,
        };
    }
}
