using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Interlock.Bench.Output;

namespace Interlock.Bench.Soak;

/// <summary>Runs many sessions with random kills, and looks for all that they could have left.</summary>
internal static class SoakRun
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (SoakOptions.Parse(args, out var problem) is not { } options)
        {
            await Console.Error.WriteLineAsync($"soak: {problem}");
            return 2;
        }
        using var world = await SoakWorld.CreateAsync(options);
        var report = await RunAsync(options, world);
        Console.WriteLine(options.Json ? report.ToJson() : report.ToMarkdown());
        return report.Holds ? 0 : 1;
    }

    private static async Task<SoakReport> RunAsync(SoakOptions options, SoakWorld world)
    {
        var started = Stopwatch.GetTimestamp();
        var plans = Enumerable.Range(0, options.Sessions).Select(i => SoakPlan.Of(i, options.Seed)).ToList();
        var struck = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var processes = new SoakProcesses(world.Root);
        var memory = new SoakMemory(processes);
        await using (memory)
        {
            memory.Begin();
            await Parallel.ForEachAsync(
                plans.Select((plan, number) => (plan, number)),
                new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce },
                async (one, _) =>
                {
                    var session = new SoakSession(world, one.plan, new Random(options.Seed + one.number));
                    await session.RunAsync();
                    struck[one.plan.Name] = session.IsStruck;
                    if (struck.Count % 50 == 0)
                        await Console.Error.WriteLineAsync($"soak: {struck.Count} of {plans.Count}");
                }
            );
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var states = await StatesAsync(world);
        var callersKilled = plans.Count(plan => plan.Fate == Fate.CallerKilled && struck[plan.Name]);
        var rows = new List<SoakRow> { new("seconds", Math.Round(seconds)) };
        var judge = new SoakEnds(plans, states, struck);
        rows.AddRange([judge.Missed(), .. judge.Rows()]);
        rows.AddRange(await new SoakLeaks(world, processes, options, callersKilled).RowsAsync());
        rows.Add(new("largest engine, MB", memory.Engines.Second, 150));
        rows.Add(
            new("the same, second half of the time over the first", memory.Engines.Second / memory.Engines.First, 1.3)
        );
        rows.Add(new("driver, MB", memory.Driver.Second, 200));
        var ends = plans
            .GroupBy(plan =>
                $"{plan.Fate}{(plan.Resumed ? ", resumed" : "")}/{states.GetValueOrDefault(plan.Name, "never begun")}"
            )
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return new SoakReport(Machine.Describe(), options.Sessions, options.AtOnce, options.Seed, rows, ends);
    }

    // Asking for the list is what settles sessions whose worker was killed, as it is for a user.
    private static async Task<Dictionary<string, string>> StatesAsync(SoakWorld world)
    {
        var (exit, output) = await world.CliAsync("agent", "list", "--all", "--limit", "10000", "--json");
        if (exit != 0)
            throw new InvalidOperationException($"agent list ended with {exit}: {output}");
        using var list = JsonDocument.Parse(output);
        return list
            .RootElement.EnumerateArray()
            .ToDictionary(one => one.GetProperty("session").GetString()!, one => one.GetProperty("state").GetString()!);
    }
}
