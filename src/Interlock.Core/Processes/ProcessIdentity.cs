using System.Runtime.InteropServices;
using Interlock.Supervisor;

namespace Interlock.Core.Processes;

/// <summary>A process that cannot be mistaken for a later one with the same id.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Start">When it started, in the system's own terms: <c>TICKS@BOOT</c> on Linux (field 22 of
/// <c>/proc/PID/stat</c> and the boot id), <c>SECONDS.MICROSECONDS</c> on macOS (<c>proc_pidinfo</c>).</param>
public sealed partial record ProcessIdentity(int Pid, string Start)
{
    private const int BasicInfo = 3; // PROC_PIDTBSDINFO of <sys/proc_info.h>
    private const int BasicInfoSize = 136; // struct proc_bsdinfo
    private const int StartSeconds = 120; // offset of pbi_start_tvsec
    private const int StatusZombie = 5; // SZOMB, in pbi_status
    private static readonly Lazy<string> Boot = new(static () =>
        File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()
    );

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } =
        Of(Environment.ProcessId) ?? new ProcessIdentity(Environment.ProcessId, "unknown");

    /// <summary>The living process with an id, or null.</summary>
    public static ProcessIdentity? Of(int pid)
    {
        if (pid <= 0)
            return null;
        if (OperatingSystem.IsMacOS())
            return OfMac(pid);
        return ProcessTable.Read(pid) is { IsZombie: false } process ? From(process) : null;
    }

    /// <summary>Whether this very process still lives (a zombie does not).</summary>
    public bool IsAlive() => Of(Pid) == this;

    /// <summary>Asks this very process to end (SIGTERM).</summary>
    /// <returns>Whether it was there to be asked.</returns>
    public bool AskToEnd() => IsAlive() && Native.Kill(Pid, Native.SigTerm) == 0;

    internal static ProcessIdentity From(ProcessEntry process) => new(process.Pid, $"{process.Start}@{Boot.Value}");

    private static unsafe ProcessIdentity? OfMac(int pid)
    {
        var info = stackalloc byte[BasicInfoSize];
        if (ProcessInfo(pid, BasicInfo, 0, info, BasicInfoSize) != BasicInfoSize || *(uint*)(info + 4) == StatusZombie)
            return null;
        var start = (ulong*)(info + StartSeconds);
        return new ProcessIdentity(pid, $"{start[0]}.{start[1]:D6}");
    }

    [LibraryImport("libproc", EntryPoint = "proc_pidinfo")]
    private static unsafe partial int ProcessInfo(int pid, int flavor, ulong argument, byte* buffer, int size);
}
