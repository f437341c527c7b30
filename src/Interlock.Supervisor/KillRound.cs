namespace Interlock.Supervisor;

/// <summary>
/// Kills a set of processes that may fork while it is killed: first everything found is stopped, again and again until
/// a look finds nothing new, then all are killed. Callers repeat rounds until none is left.
/// </summary>
internal static class KillRound
{
    private const int MostLooks = 50;

    /// <summary>Kills what <paramref name="find"/> selects from the table.</summary>
    /// <returns>Whether there is a table to select from.</returns>
    public static bool Run(Func<List<ProcessEntry>, List<ProcessEntry>> find)
    {
        var stopped = new HashSet<int>();
        List<ProcessEntry> found = [];
        for (var look = 0; look < MostLooks; look++)
        {
            var table = ProcessTable.Read();
            if (table.Count == 0)
                return false;
            found = find(table);
            if (Signal(found, Native.SigStop, stopped) == 0)
                break;
        }

        Signal(found, Native.SigKill, done: null);
        return true;
    }

    /// <summary>Sends a signal to each living process, once each when <paramref name="done"/> remembers them.</summary>
    /// <returns>How many were signalled.</returns>
    public static int Signal(List<ProcessEntry> processes, int signal, HashSet<int>? done)
    {
        var count = 0;
        foreach (var process in processes)
            if (!process.IsZombie && done?.Add(process.Pid) != false && Native.Kill(process.Pid, signal) == 0)
                count++;
        return count;
    }
}
