using System.Text.Json;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>kill -9 of the engine along the journal of workflows of 60 and 90 agents.</summary>
public sealed class WorkflowWalkTests
{
    // bench/walk sets it: then every record is walked, from both sides.
    private static readonly bool Whole = Environment.GetEnvironmentVariable("INTERLOCK_WALK") == "all";
    private const int Sample = 6;

    private const string Sixty = """
        export const meta = { name: 'sixty', description: 'sixty agents' };
        phase('wide');
        const wide = await parallel(Array.from({ length: 20 }, (_, i) => () => agent('wide ' + i)));
        phase('deep');
        const stages = [1, 2, 3].map(stage => (previous, item) => agent(`deep ${item}.${stage} after ${previous}`));
        const deep = await pipeline(Array.from({ length: 12 }, (_, i) => i), ...stages);
        const child = await workflow('./child.js', { n: 4 });
        await checkpoint('done', child.length);
        return { wide, deep, child, kept: await checkpoint.get('done'), drawn: await interlock.random() < 1 };
        """;

    private const string Child = """
        const out = [];
        for (let i = 0; i < args.n; i++) out.push(await agent('child'));
        return out;
        """;

    private const string Ninety = """
        const all = await parallel(Array.from({ length: 90 }, (_, i) => () => agent('work ' + i, { label: 'w' + i })));
        return all.filter(said => said === 'ok\n').length;
        """;

    [Fact(Timeout = 14_000_000)]
    public async Task A_workflow_killed_at_any_record_resumes_to_the_same_value_and_repeats_no_agent()
    {
        var (records, value) = await CalmAsync();
        Assert.InRange(records, 180, 400);
        await Parallel.ForEachAsync(
            Places(records),
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (at, _) => await WalkAsync(at, value)
        );
    }

    [Fact(Timeout = 180_000)]
    public async Task Of_ninety_agents_with_seventy_done_in_any_order_exactly_twenty_run()
    {
        using var bench = new Bench().Script("node", "echo ok");
        var open = Enumerable.Range(0, 90).Select(i => $"w{i}").ToArray();
        Random.Shared.Shuffle(open);
        open = open[..20];
        foreach (var label in open)
            bench.Script($"node-{label}", """[ -f "$BENCH/go" ] || exec sleep 3600; echo ok""");
        bench.Repository.Write("ninety.js", Ninety).Commit();

        using (var engine = bench.Cli.Start(null, Arguments(bench, "ninety.js", "28")))
        {
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!Directory.Exists(bench.State) || Done(bench).Count < 70)
                await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            engine.Kill();
            await engine.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        var before = bench.Turns.Length;
        await File.WriteAllTextAsync(
            Path.Combine(bench.Repository.Home, "go"),
            "",
            TestContext.Current.CancellationToken
        );

        var resumed = await Crash.ResumedAsync(bench, "70 of 90");

        Assert.Equal(90, resumed.GetProperty("result").GetInt32());
        Assert.Equal(
            open.Order(StringComparer.Ordinal),
            bench.Turns.Skip(before).Select(line => line.Split(' ')[2]).Order(StringComparer.Ordinal)
        );
        Crash.AssertNothingLeft(bench, "70 of 90");
    }

    [Theory(Timeout = 120_000)]
    [InlineData("after:5")]
    [InlineData("before:12")]
    [InlineData("after:25")]
    public async Task A_script_killed_in_its_ship_lands_once_and_repeats_no_turn(string at)
    {
        using var bench = ThreeTasks.Create();
        var tasks = JsonElement.Parse(ThreeTasks.Plan).GetProperty("tasks").GetRawText();
        bench.Script("node", "cat b.txt");
        bench.Repository.Write(
            "flow.js",
            $"const s = await ship({{ request: 'make it good', tasks: {tasks} }}); return [s.outcome, s.rounds.length, await agent('look')];"
        );
        await Crash.AtAsync(bench, at, [.. Arguments(bench, "flow.js", "4"), "--check", "words=sh check.sh"]);
        var done = Journals(bench)
            .SelectMany(journal => Crash.Completed(journal, "turn"))
            .Select(r => Crash.Data(r, "scope"))
            .ToList();

        var resumed = await Crash.ResumedAsync(bench, at);

        Assert.Equal("""["landed",2,"good\n"]""", JsonSerializer.Serialize(resumed.GetProperty("result")));
        Assert.Equal("good\n", bench.Repository.Read("b.txt"));
        Assert.All(
            done,
            step => Assert.Single(bench.Turns, turn => turn.EndsWith(" " + step, StringComparison.Ordinal))
        );
        Crash.AssertNothingLeft(bench, at);
    }

    private static IEnumerable<List<JsonElement>> Journals(Bench bench) =>
        Directory.GetFiles(bench.State, "journal.jsonl", SearchOption.AllDirectories).Select(Crash.Records);

    // Before and after each record, or some places all along it.
    private static IEnumerable<string> Places(int records) =>
        Whole
            ? Enumerable.Range(2, records - 1).SelectMany(record => (string[])[$"before:{record}", $"after:{record}"])
            : Enumerable
                .Range(0, Sample)
                .Select(i => $"{(i % 2 == 0 ? "after" : "before")}:{2 + i * (records - 2) / (Sample - 1)}");

    private static Bench Create()
    {
        var bench = new Bench().Script("node", "echo ok");
        bench.Repository.Write("sixty.js", Sixty).Write("child.js", Child).Commit();
        return bench;
    }

    private static string[] Arguments(Bench bench, string script, string concurrency) =>
        ["run", script, "--agent", bench.AgentName, "--concurrency", concurrency, "--json"];

    private static async Task<(int Records, string Value)> CalmAsync()
    {
        using var bench = Create();
        var result = await bench.Cli.RunAsync(Arguments(bench, "sixty.js", "8"));
        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Equal(60, bench.Turns.Length);
        return (Crash.Journal(bench).Count, result.Json.GetProperty("result").GetRawText());
    }

    private static async Task WalkAsync(string at, string value)
    {
        using var bench = Create();
        await Crash.AtAsync(bench, at, Arguments(bench, "sixty.js", "8"));
        var done = Done(bench);

        var resumed = await Crash.ResumedAsync(bench, at);
        Assert.Equal(value, resumed.GetProperty("result").GetRawText());
        Assert.Equal(60, resumed.GetProperty("nodes").GetProperty("done").GetInt32());
        var repeated = bench
            .Turns.Select(line => line[(line.LastIndexOf(' ') + 1)..])
            .GroupBy(step => step, StringComparer.Ordinal)
            .Where(turn => turn.Count() > 1 && done.Contains(turn.Key))
            .Select(turn => turn.Key);
        Assert.True(!repeated.Any(), $"{at}: repeated {string.Join(", ", repeated)}");
        Crash.AssertNothingLeft(bench, at);
    }

    // Turns of nodes whose end is in the journal, as their agents were told of them.
    private static HashSet<string> Done(Bench bench) =>
        Directory.GetFiles(bench.State, "journal.jsonl", SearchOption.AllDirectories).Length == 0
            ? []
            :
            [
                .. Crash
                    .Completed(Crash.Journal(bench), "node")
                    .Select(r => Crash.Data(r, "key"))
                    .Select(key => $"{key[..16]}-{key[65..]}/1"),
            ];
}
