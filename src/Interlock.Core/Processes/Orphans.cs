using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Interlock.Supervisor;

namespace Interlock.Core.Processes;

/// <summary>
/// What is left of a supervised process whose supervisor was killed: this engine is a subreaper, so the rest becomes
/// its child, is recognised, killed and reaped.
/// </summary>
internal static class Orphans
{
    private static readonly TimeSpan SweepLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly ReaderWriterLockSlim Starting = new();
    private static readonly ConcurrentDictionary<int, byte> Own = new();
    private static readonly Lazy<bool> Subreaper = new(Native.BecomeSubreaper);

    /// <summary>Makes this engine the parent of what a killed supervisor leaves; once.</summary>
    public static void Adopt() => _ = Subreaper.Value;

    /// <summary>Starts a process that no sweep mistakes for an orphan.</summary>
    public static Process Start(Func<Process> start)
    {
        Starting.EnterReadLock();
        try
        {
            var process = start();
            Own[process.Id] = 0;
            return process;
        }
        finally
        {
            Starting.ExitReadLock();
        }
    }

    /// <summary>The process is over; its id may be used again.</summary>
    public static void Forget(int pid) => Own.TryRemove(pid, out _);

    /// <summary>Kills and reaps everything that a dead supervisor left.</summary>
    /// <param name="mark">The mark of its processes.</param>
    /// <param name="since">Start of the supervisor, in ticks.</param>
    /// <param name="time">The clock.</param>
    public static async Task SweepAsync(string mark, ulong since, TimeProvider time)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < SweepLimit && Round(mark, since))
            await Task.Delay(Pause, time);
    }

    // Whether anything living was found. The lock keeps a child that is just being started out of the table.
    private static bool Round(string mark, ulong since)
    {
        Starting.EnterWriteLock();
        try
        {
            List<ProcessEntry> found = [];
            KillRound.Run(table => found = Find(table, mark, since));
            foreach (var process in found.Where(process => process.Parent == Environment.ProcessId))
                Native.Reap(process.Pid);
            return found.Exists(process => !process.IsZombie);
        }
        finally
        {
            Starting.ExitWriteLock();
        }
    }

    // A child of this engine that it did not start and that is in another session can only be an orphan of a
    // supervised program (each has a session of its own), even if it has wiped its environment.
    private static List<ProcessEntry> Find(List<ProcessEntry> table, string mark, ulong since)
    {
        var me = Environment.ProcessId;
        var session = table.Find(process => process.Pid == me).Session;
        var wanted = Encoding.UTF8.GetBytes($"{ProcessMarks.Process}={mark}\0");
        var roots = table.FindAll(process =>
            process.Pid != me
            && !Own.ContainsKey(process.Pid)
            && process.Start >= since
            && ((process.Parent == me && process.Session != session) || ProcessMemory.HasVariable(process.Pid, wanted))
        );
        return [.. roots, .. ProcessTable.Below(table, [.. roots.Select(process => process.Pid)])];
    }
}
