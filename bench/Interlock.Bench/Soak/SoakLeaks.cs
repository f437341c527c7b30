namespace Interlock.Bench.Soak;

/// <summary>Looks for what the sessions could have left.</summary>
internal sealed class SoakLeaks(SoakWorld world, SoakProcesses processes, SoakOptions options, int callersKilled)
{
    private const double Megabyte = 1024 * 1024;

    // A session's folder: journal, transcript, prompt, patch, records of its turns.
    private const double MegabytesASession = 0.25;

    // A workspace here is two files and the git folder of its agent.
    private const double MegabytesAWorkspace = 2;

    // A debugger's two pipes and a diagnostic socket, which a killed process of .NET cannot remove.
    private const int PortsAProcess = 3;

    public async Task<IReadOnlyList<SoakRow>> RowsAsync()
    {
        var before = Size();
        var left = processes.All();
        var locked = await LockedAsync();
        var leases = Files("lease.json");
        var slots = Directory
            .EnumerateDirectories(world.State, "pool", SearchOption.AllDirectories)
            .Sum(pool => Directory.EnumerateDirectories(pool).Count());
        var all = Directory.EnumerateFileSystemEntries(world.Temp).ToLookup(IsPort);
        var (ports, temporary) = (all[true].ToList(), all[false].ToList());
        await Task.Delay(TimeSpan.FromSeconds(2)); // so that all of them are older than a second
        var (exit, output) = await world.CliAsync("agent", "gc", "--older-than", "1s", "--json");
        var drafts = Directory.EnumerateDirectories(world.State, ".new-*", SearchOption.AllDirectories).ToList();
        var sessions = Directory
            .EnumerateDirectories(world.State, "agents", SearchOption.AllDirectories)
            .Sum(agents => Directory.EnumerateDirectories(agents).Count());
        return
        [
            new("processes left, by mark, by folder and by tree", left.Count, 0, Names(left)),
            new("locks held", locked.Count, 0, Names(locked)),
            new("workspaces leased", leases.Count, 0, Names(leases)),
            new("workspaces in the pool", slots, options.AtOnce + 4),
            new("temporary files", temporary.Count, 0, Names(temporary)),
            new(
                "ports of .NET that killed callers left in the temporary folder",
                ports.Count,
                PortsAProcess * callersKilled
            ),
            new(
                "state before gc, MB",
                before / Megabyte,
                (options.Sessions * MegabytesASession) + (slots * MegabytesAWorkspace) + 5
            ),
            new("exit of gc", exit, 0, exit == 0 ? "" : $" ({output})"),
            new("sessions after gc", sessions, 0),
            new("half-made sessions", drafts.Count, 0, Names(drafts)),
            new("state after gc, MB", Size() / Megabyte, (slots * MegabytesAWorkspace) + 5),
        ];
    }

    // /proc/locks names the inode of every lock that any process of this machine holds.
    private async Task<List<string>> LockedAsync()
    {
        var (_, output) = await world.RunAsync("find", [world.State, "-type", "f", "-printf", "%i %p\\n"]);
        var files = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        var locks = await File.ReadAllLinesAsync("/proc/locks");
        return
        [
            .. locks
                .SelectMany(line => line.Split(' ').Where(word => word.Count(c => c == ':') == 2))
                .Select(place => place[(place.LastIndexOf(':') + 1)..])
                .Where(files.ContainsKey)
                .Select(inode => files[inode]),
        ];
    }

    private static bool IsPort(string path) =>
        Path.GetFileName(path) is var name
        && (
            name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal)
            || name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal)
        );

    private List<string> Files(string name) =>
        [.. Directory.EnumerateFiles(world.State, name, SearchOption.AllDirectories)];

    private double Size() =>
        new DirectoryInfo(world.State).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static string Names(IEnumerable<string> found) =>
        found.Take(5).ToList() is { Count: > 0 } few ? $" ({string.Join("; ", few)})" : "";
}
