using System.Text;
using Interlock.Supervisor;

namespace Interlock.Core.Processes;

/// <summary>
/// Ends what a dead engine may have left: processes that carry both the mark of a run and that of a supervised process,
/// and everything below them. Where there is no <c>/proc</c> nothing can be found and the supervisors alone, which end
/// with their engine, are relied upon.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class ProcessReaper(TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Whether left-over processes can be found on this system.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>The living processes of a run; never this one or those above it.</summary>
    /// <param name="run">Id of the run.</param>
    public static IReadOnlyList<ProcessIdentity> Find(string run) =>
        [.. Select(ProcessTable.Read(), run).Where(process => !process.IsZombie).Select(ProcessIdentity.From)];

    /// <summary>Kills every process of a run.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="cancellation">Gives up; what was killed stays killed.</param>
    /// <returns>Those that lived at first; empty when the run left nothing.</returns>
    public async Task<IReadOnlyList<ProcessIdentity>> EndAsync(string run, CancellationToken cancellation)
    {
        var first = Find(run);
        var started = time.GetTimestamp();
        for (var left = first; left.Count > 0 && time.GetElapsedTime(started) < Limit; left = Find(run))
        {
            KillRound.Run(table => Select(table, run));
            await Task.Delay(Pause, time, cancellation);
        }

        return first;
    }

    private static List<ProcessEntry> Select(List<ProcessEntry> table, string run)
    {
        var ofRun = Encoding.UTF8.GetBytes($"{ProcessMarks.Run}={run}\0");
        var spared = Ancestry(table);
        var roots = table.FindAll(process =>
            !spared.Contains(process.Pid)
            && ProcessMemory.HasVariable(process.Pid, ofRun)
            && ProcessMemory.HasName(process.Pid, ProcessMarks.Process)
        );
        return
        [
            .. roots,
            .. ProcessTable
                .Below(table, [.. roots.Select(process => process.Pid)])
                .Where(process => !spared.Contains(process.Pid)),
        ];
    }

    // An agent may itself call `runs stop` for its own run: who asks is not killed by the asking.
    private static HashSet<int> Ancestry(List<ProcessEntry> table)
    {
        var spared = new HashSet<int>();
        for (var pid = Environment.ProcessId; pid > 0 && spared.Add(pid); )
            pid = table.Find(process => process.Pid == pid).Parent;
        return spared;
    }
}
