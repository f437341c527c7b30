using System.Diagnostics;
using System.Globalization;
using Interlock.Core.Journal;

namespace Interlock.Bench.Workers;

/// <summary>
/// The measured side of benchmarks that count a whole process: does the work, then prints its peak memory in MB.
/// <c>noop</c> | <c>parallel FOLDER COUNT BYTES</c> (run it twice in a folder and the second time resumes).
/// </summary>
internal static class Worker
{
    public static async Task<int> RunAsync(string[] work)
    {
        switch (work)
        {
            case ["noop"]:
                break;
            case ["parallel", var folder, var count, var bytes]:
                await ParallelAsync(folder, Number(count), Number(bytes));
                break;
            default:
                await Console.Error.WriteLineAsync($"bench: unknown work '{string.Join(' ', work)}'");
                return 2;
        }
        using var self = Process.GetCurrentProcess();
        Console.WriteLine((self.PeakWorkingSet64 / (1024.0 * 1024)).ToString("0.0", CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task ParallelAsync(string folder, int count, int bytes)
    {
        await using var journal = await Scripted.OpenAsync(folder);
        var log = new StepLog(journal);
        var result = Scripted.Result(bytes);
        var steps = new Task<string>[count];
        for (var i = 0; i < count; i++)
            steps[i] = Scripted.StepAsync(log, i, result);
        foreach (var step in steps)
        {
            if ((await step).Length != bytes)
                throw new InvalidOperationException("a step returned another result than it was given");
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
