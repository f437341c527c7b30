using System.Text.Json;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>kill -9 of the engine at a record of its journal, and what is to be read and said of it afterwards.</summary>
internal static class Crash
{
    private const int Killed = 137;

    /// <summary>Runs the program so that it kills itself.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="at"><c>before:N</c> or <c>after:N</c>, see docs/testing.md.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task AtAsync(Bench bench, string at, params string[] arguments)
    {
        var fault = new Dictionary<string, string>(StringComparer.Ordinal) { ["INTERLOCK_FAULT"] = at };
        var result = await bench.Cli.RunAsync(fault, arguments);
        Assert.True(result.Exit == Killed, $"{at}: exit {result.Exit}\n{result.Output}{result.Error}");
    }

    /// <summary>Resumes the run, which must end well.</summary>
    public static async Task<JsonElement> ResumedAsync(Bench bench, string at)
    {
        var resumed = await bench.Cli.RunAsync("runs", "resume", "latest", "--json");
        Assert.True(resumed.Exit == 0, $"{at}: exit {resumed.Exit}\n{resumed.Output}{resumed.Error}");
        return resumed.Json;
    }

    /// <summary>The records of the bench's one journal; a last line that is still being written is left out.</summary>
    public static List<JsonElement> Journal(Bench bench) =>
        Records(Assert.Single(Directory.GetFiles(bench.State, "journal.jsonl", SearchOption.AllDirectories)));

    /// <summary>The records of a journal.</summary>
    public static List<JsonElement> Records(string file)
    {
        var text = File.ReadAllText(file);
        return
        [
            .. text[..(text.LastIndexOf('\n') + 1)]
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonElement.Parse(line)),
        ];
    }

    /// <summary>Steps of a kind that a journal says are completed, as their starting records.</summary>
    public static List<JsonElement> Completed(IReadOnlyCollection<JsonElement> records, string kind)
    {
        var done = records
            .Where(r => Type(r) == "step.completed")
            .Select(r => Data(r, "key"))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. records.Where(r =>
                Type(r) == "step.started" && Data(r, "kind") == kind && done.Contains(Data(r, "key"))
            ),
        ];
    }

    /// <summary>Type of a record.</summary>
    public static string Type(JsonElement record) => record.GetProperty("type").GetString()!;

    /// <summary>A text in the data of a record.</summary>
    public static string Data(JsonElement record, string name) =>
        record.GetProperty("data").GetProperty(name).GetString()!;

    /// <summary>No process, no pin and no lock of git is left.</summary>
    public static void AssertNothingLeft(Bench bench, string at)
    {
        Assert.Empty(LiveProcesses.Holding($"BENCH={bench.Repository.Home}\0"));
        Assert.True(bench.Repository.Git("for-each-ref", "refs/interlock").Length == 0, $"{at}: the base is pinned");
        Assert.Empty(
            Directory.GetFiles(Path.Combine(bench.Repository.Root, ".git"), "*.lock", SearchOption.AllDirectories)
        );
    }
}
