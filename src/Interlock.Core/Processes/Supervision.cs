using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Interlock.Core.Processes;

/// <summary>How a process is put under <c>interlock-supervisor</c>.</summary>
internal static class Supervision
{
    // The program's variables travel with this prefix: none of them acts on the supervisor (see its ChildEnvironment).
    private const string ChildPrefix = "INTERLOCK_CHILD.";
    private static readonly string? RuntimeRoot = FindRuntimeRoot();
    private static int count;

    /// <summary>A mark no other process on this machine has had since it booted.</summary>
    public static string NextMark() =>
        $"{ProcessIdentity.Current.Pid}-{ProcessIdentity.Current.Start.Split('@')[0]}-{Interlocked.Increment(ref count)}";

    /// <summary>Describes the supervisor's start.</summary>
    /// <param name="supervisor">Path of the supervisor.</param>
    /// <param name="program">Absolute path of the program.</param>
    /// <param name="spec">The process wanted.</param>
    /// <param name="mark">Value of <see cref="ProcessMarks.Process"/>.</param>
    public static ProcessStartInfo Describe(string supervisor, string program, ProcessSpec spec, string mark)
    {
        var start = new ProcessStartInfo(
            supervisor,
            [Environment.ProcessId.ToString(), "--", program, .. spec.Arguments]
        );
        var environment = start.Environment;
        environment.Clear();
        foreach (var (name, value) in spec.Environment)
            environment[ChildPrefix + name] = value;
        environment[ChildPrefix + ProcessMarks.Process] = mark;
        environment[ProcessMarks.Process] = mark;
        if (spec.Environment.TryGetValue(ProcessMarks.Run, out var run))
            environment[ProcessMarks.Run] = run;
        if (RuntimeRoot is not null)
            environment["DOTNET_ROOT"] = RuntimeRoot;
        environment["DOTNET_EnableDiagnostics"] = "0"; // no socket by which an agent could enter its supervisor
        environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    // The supervisor runs on the engine's runtime, wherever that is installed.
    private static string? FindRuntimeRoot()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "host", "fxr")) ? root : null;
    }
}
