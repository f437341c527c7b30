using System.Diagnostics;
using System.Text.Json.Serialization;
using Interlock.Core.Journal;

namespace Interlock.Bench.Workers;

/// <summary>Steps whose work is done at once, so that only the engine's own time is left.</summary>
internal static class Scripted
{
    /// <summary>Opens a journal in a folder.</summary>
    public static Task<RunJournal> OpenAsync(string folder) =>
        RunJournal.OpenAsync(
            Path.Combine(folder, "journal.jsonl"),
            new JournalOptions(TimeProvider.System),
            CancellationToken.None
        );

    /// <summary>A result of so many characters, as an agent's final message is.</summary>
    public static string Result(int bytes) =>
        string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog. ", bytes / 45 + 1))[..bytes];

    /// <summary>Runs one step through the engine.</summary>
    public static Task<string> StepAsync(StepLog log, int number, string result) =>
        log.RunAsync(
            new StepSpec($"bench/step-{number}", "turn", "a scripted prompt", ""),
            _ => Task.FromResult(result),
            StepJson.Default.String
        );

    /// <summary>
    /// Runs steps by some writers, each one after the other; milliseconds of each step by its number.
    /// </summary>
    public static async Task<double[]> RunAsync(StepLog log, int count, int writers, string result)
    {
        var times = new double[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteAsync)));
        return times;

        async Task WriteAsync()
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var clock = Stopwatch.GetTimestamp();
                await StepAsync(log, i, result);
                times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            }
        }
    }
}

[JsonSerializable(typeof(string))]
internal sealed partial class StepJson : JsonSerializerContext;
