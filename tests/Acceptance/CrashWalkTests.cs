using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>kill -9 of the engine at every journal record of a run with three tasks and one repair.</summary>
public sealed class CrashWalkTests
{
    private const int Killed = 137;

    [Theory(Timeout = 780_000)]
    [InlineData("after", "commit")]
    [InlineData("before", "tree")]
    public async Task A_run_killed_at_any_record_resumes_to_the_same_end_and_repeats_no_turn(string edge, string land)
    {
        var calm = await CalmRunAsync(land);
        Assert.InRange(calm.Records, 30, 300);
        await Parallel.ForEachAsync(
            Enumerable.Range(2, calm.Records - 1),
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (record, _) => await WalkAsync(edge, record, land, calm)
        );
    }

    private static async Task<Calm> CalmRunAsync(string land)
    {
        using var bench = ThreeTasks.Create();
        var result = await bench.Cli.RunAsync(ThreeTasks.Arguments(bench, "--land", land));
        Assert.True(result.Exit == 0, result.Output + result.Error);
        return new Calm(Journal(bench).Count, Tree(result.Json), bench.Turns.Length);
    }

    private static async Task WalkAsync(string edge, int record, string land, Calm calm)
    {
        using var bench = ThreeTasks.Create();
        var at = $"{edge}:{record}";
        var fault = new Dictionary<string, string>(StringComparer.Ordinal) { ["INTERLOCK_FAULT"] = at };
        var killed = await bench.Cli.RunAsync(fault, ThreeTasks.Arguments(bench, "--land", land));
        Assert.True(killed.Exit == Killed, $"{at}: exit {killed.Exit}\n{killed.Output}{killed.Error}");
        var completed = CompletedTurns(bench);

        var resumed = await bench.Cli.RunAsync("runs", "resume", "latest", "--json");
        Assert.True(resumed.Exit == 0, $"{at}: exit {resumed.Exit}\n{resumed.Output}{resumed.Error}");
        Assert.Equal("landed", resumed.Json.GetProperty("outcome").GetString());
        Assert.Equal(calm.Tree, Tree(resumed.Json));
        Assert.Equal(2, resumed.Json.GetProperty("rounds").GetArrayLength());

        var repeated = completed.Where(step =>
            bench.Turns.Count(t => t.EndsWith(" " + step, StringComparison.Ordinal)) != 1
        );
        Assert.True(!repeated.Any(), $"{at}: repeated {string.Join(", ", repeated)}");
        Assert.Equal("good\n", bench.Repository.Read("a.txt"));
        Assert.Equal("good\n", bench.Repository.Read("b.txt"));
        var commits = bench.Repository.Git("rev-list", "--count", "HEAD").Trim();
        Assert.True(commits == (land == "commit" ? "2" : "1"), $"{at}: {commits} commits");
        Assert.True(
            bench.Repository.Git("for-each-ref", "refs/interlock").Length == 0,
            $"{at}: the base is still pinned"
        );
        Assert.True(
            File.Exists(resumed.Json.GetProperty("paths").GetProperty("receipt").GetString()),
            $"{at}: no receipt"
        );
        Assert.Empty(Survivors(bench.Repository.Home));
        Assert.Empty(
            Directory.GetFiles(Path.Combine(bench.Repository.Root, ".git"), "*.lock", SearchOption.AllDirectories)
        );
    }

    private static string Tree(JsonElement run) => run.GetProperty("tree").GetString()!;

    private static List<JsonElement> Journal(Bench bench)
    {
        var file = Assert.Single(Directory.GetFiles(bench.State, "journal.jsonl", SearchOption.AllDirectories));
        return [.. File.ReadAllLines(file).Select(l => JsonElement.Parse(l))];
    }

    // Scopes of agent turns whose end is in the journal: paid for, never to be paid again.
    private static List<string> CompletedTurns(Bench bench)
    {
        var records = Journal(bench);
        var done = records
            .Where(r => Type(r) == "step.completed")
            .Select(r => Data(r, "key"))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. records
                .Where(r => Type(r) == "step.started" && Data(r, "kind") == "turn" && done.Contains(Data(r, "key")))
                .Select(r => Data(r, "scope")),
        ];
    }

    private static string Type(JsonElement record) => record.GetProperty("type").GetString()!;

    private static string Data(JsonElement record, string name) =>
        record.GetProperty("data").GetProperty(name).GetString()!;

    // Processes of this bench, found by its folder in their environment.
    private static List<string> Survivors(string home) =>
        [
            .. Process
                .GetProcesses()
                .Where(p => Environ(p.Id).Contains($"BENCH={home}\0", StringComparison.Ordinal))
                .Select(p => $"{p.Id} {p.ProcessName}"),
        ];

    private static string Environ(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/environ") + "\0";
        }
        catch (IOException)
        {
            return ""; // gone meanwhile
        }
        catch (UnauthorizedAccessException)
        {
            return ""; // a kernel thread
        }
    }

    private sealed record Calm(int Records, string Tree, int Turns);
}
