using Interlock.Bench;
using Interlock.Bench.Benchmarks;
using Interlock.Bench.Output;
using Interlock.Bench.Soak;
using Interlock.Bench.Workers;

// A benchmark of a whole process starts this program again as its worker.
if (args is ["worker", .. var work])
    return await Worker.RunAsync(work);
if (args is ["soak", .. var soak])
    return await SoakRun.RunAsync(soak);

if (BenchOptions.Parse(args, out var problem) is not { } options)
{
    await Console.Error.WriteLineAsync($"bench: {problem}");
    return 2;
}

IBenchmark[] all =
[
    new StepBenchmark(),
    new ParallelBenchmark(),
    new ResumeBenchmark(),
    new MemoryBenchmark(),
    new WorkspaceBenchmark(),
    new StartUpBenchmark(),
    new WorkflowBenchmark(),
    new ReportBenchmark(),
];
var chosen = all.Where(b => b.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)).ToList();
if (chosen.Count == 0)
{
    await Console.Error.WriteLineAsync(
        $"bench: no benchmark '{options.Only}'; there are {string.Join(", ", all.Select(b => b.Name))}"
    );
    return 2;
}

using var bench = new Bench(options);
var rows = new List<Row>();
foreach (var benchmark in chosen)
{
    await Console.Error.WriteLineAsync($"bench: {benchmark.Name} ...");
    rows.AddRange(await benchmark.RunAsync(bench));
}
var report = new Report(Machine.Describe(), options.Quick, rows);
Console.WriteLine(options.Json ? report.ToJson() : report.ToMarkdown());
return 0;
