using System.Diagnostics;
using System.Globalization;

namespace Interlock.Bench.Soak;

/// <summary>Finds the processes of a soak from outside, in /proc.</summary>
/// <param name="root">Its folder.</param>
internal sealed class SoakProcesses(string root)
{
    // What an agent leaves behind goes on without it, and it without that.
    private const string Daemon = "sleep\01000";

    /// <summary>Every process of it: by its mark (the folder in its environment), by where it works, by its tree.</summary>
    public IReadOnlyList<string> All()
    {
        var all = Processes().ToList();
        var ours = all.Where(pid => Text(pid, "environ").Contains(root, StringComparison.Ordinal) || WorksIn(pid))
            .ToHashSet();
        // Children of the dead are not below us any more: those are found by the mark.
        for (var known = -1; known != ours.Count; )
        {
            known = ours.Count;
            ours.UnionWith(
                all.Where(pid =>
                    Parent(pid) is { } parent && (parent == Environment.ProcessId || ours.Contains(parent))
                )
            );
        }
        ours.Remove(Environment.ProcessId);
        return [.. ours.Select(pid => $"{pid} {Text(pid, "cmdline").Replace('\0', ' ')}")];
    }

    /// <summary>Processes that a session's agent is: its own, and what supervises them, but not a daemon it left.</summary>
    public static IReadOnlyList<int> OfAgent(string session) =>
        [
            .. Processes()
                .Where(pid =>
                    Text(pid, "environ").Contains($"INTERLOCK_TASK={session}\0", StringComparison.Ordinal)
                    && !Text(pid, "cmdline").StartsWith(Daemon, StringComparison.Ordinal)
                ),
        ];

    /// <summary>Peak resident memory of each process of it that is an engine, in MB.</summary>
    public IReadOnlyList<double> Engines() =>
        [
            .. Processes()
                .Where(pid => Text(pid, "comm").StartsWith("interlock", StringComparison.Ordinal))
                .Where(pid => !Text(pid, "comm").StartsWith("interlock-", StringComparison.Ordinal))
                .Where(pid => Text(pid, "environ").Contains(root, StringComparison.Ordinal))
                .Select(Peak),
        ];

    /// <summary>Resident memory of a process now, in MB.</summary>
    public static double Resident(int pid) => Megabytes(pid, "VmRSS:");

    /// <summary>Kills one process; says whether it was there.</summary>
    public static bool Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
            return true;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false; // it ended by itself meanwhile
        }
    }

    private static double Peak(int pid) => Megabytes(pid, "VmHWM:");

    private static double Megabytes(int pid, string name)
    {
        var line = Text(pid, "status").Split('\n').FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[name.Length..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    private static IEnumerable<int> Processes() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    private static int? Parent(int pid)
    {
        var stat = Text(pid, "stat"); // PID (NAME) STATE PARENT …; a zombie is dead
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields is [not "Z", var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : null;
    }

    private bool WorksIn(int pid)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)
                ?.FullName.StartsWith(root, StringComparison.Ordinal)
                is true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile, or the system's own
        }
    }

    private static string Text(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return ""; // ended meanwhile
        }
    }
}
