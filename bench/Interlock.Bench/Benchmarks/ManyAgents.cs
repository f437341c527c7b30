using System.Diagnostics;
using System.Globalization;

namespace Interlock.Bench.Benchmarks;

/// <summary>A repository with a script that asks many agents at once, and calls of <c>interlock run</c> in it.</summary>
internal sealed class ManyAgents(string folder, string cli)
{
    private const string Script = """
        export const meta = { name: 'many', description: 'many agents at once' };
        const options = args.size ? { schema: { type: 'string', minLength: args.size } } : {};
        const all = await parallel(Array.from({ length: args.n }, (_, i) => () => agent(`n${i}`, options)));
        return all.length;
        """;

    /// <summary>The checkout.</summary>
    public string Repository { get; } = Path.Combine(folder, "repo");

    /// <summary>Creates the repository.</summary>
    public static async Task<ManyAgents> CreateAsync(string folder, string cli)
    {
        var many = new ManyAgents(folder, cli);
        Directory.CreateDirectory(many.Repository);
        await File.WriteAllTextAsync(Path.Combine(many.Repository, "many.js"), Script);
        await LargeRepository.GitAsync(many.Repository, "init", "-q", "-b", "main");
        await LargeRepository.GitAsync(many.Repository, "add", "-A");
        await LargeRepository.GitAsync(many.Repository, "commit", "-q", "--no-gpg-sign", "-m", "first");
        return many;
    }

    /// <summary>A dry run, start-up and end included.</summary>
    /// <param name="count">Agents.</param>
    /// <param name="size">Characters of each answer; 0 for a short one.</param>
    /// <returns>Milliseconds, and the engine's peak memory in MB.</returns>
    public Task<(double Milliseconds, double Megabytes)> DryAsync(int count, int size = 0) =>
        RunAsync(count, size, "--dry-run");

    /// <summary>A run with a command that says a word, each in a workspace of its own.</summary>
    public Task<(double Milliseconds, double Megabytes)> RealAsync(int count) =>
        RunAsync(count, 0, "--agent", "command:cat > /dev/null; echo ok");

    private async Task<(double, double)> RunAsync(int count, int size, params string[] more)
    {
        var input = string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{count}},"size":{{size}}}""");
        var start = new ProcessStartInfo(
            cli,
            ["run", "many.js", "--input", input, "--max-agents", "1000000", "--json", .. more]
        )
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["INTERLOCK_HOME"] = Path.Combine(folder, "state");
        using var process = new Process { StartInfo = start };
        var clock = Stopwatch.GetTimestamp();
        process.Start();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0.0;
        while (!process.WaitForExit(20))
            peak = Math.Max(peak, Peak(process.Id));
        await process.WaitForExitAsync();
        var time = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        return process.ExitCode == 0
            ? (time, peak)
            : throw new InvalidOperationException($"run ended with {process.ExitCode}: {await error}{await output}");
    }

    // VmHWM, proc(5): the most that was resident so far.
    private static double Peak(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status")
                .First(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                / 1024;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0; // it has just ended
        }
    }
}
