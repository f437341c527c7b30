using System.Diagnostics;
using Interlock.Bench.Measuring;

namespace Interlock.Bench;

/// <summary>What all benchmarks share: options, a folder of this call, and ways to measure processes.</summary>
internal sealed class Bench(BenchOptions options) : IDisposable
{
    private int folders;

    public BenchOptions Options { get; } = options;

    public bool Quick => Options.Quick;

    /// <summary>How often a side is measured.</summary>
    public int Repeats => Options.Repeats ?? (Quick ? 1 : 3);

    private string Root { get; } = Path.Combine(options.Folder, $"call-{Environment.ProcessId}");

    /// <summary>A new, empty folder.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(Root, $"{++folders}")).FullName;

    /// <summary>Runs a program to its end and measures it from outside.</summary>
    public static async Task<ProcessMeasure> MeasureAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = new Process { StartInfo = start };
        var clock = Stopwatch.GetTimestamp();
        process.Start();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var time = Stopwatch.GetElapsedTime(clock);
        return process.ExitCode == 0
            ? new ProcessMeasure(time.TotalMilliseconds, output.Trim())
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    /// <summary>Runs this program's worker; it prints its peak memory in MB.</summary>
    public static Task<ProcessMeasure> WorkerAsync(params IEnumerable<string> arguments) =>
        MeasureAsync(Environment.ProcessPath!, ["worker", .. arguments]);

    public void Dispose()
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }
}
