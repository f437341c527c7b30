using System.Globalization;

namespace Interlock.Core.Processes;

/// <summary>
/// What .NET leaves in the temporary folder when one of its processes is killed: the ends of its diagnostic and debugger
/// ports. Names: <c>src/native/eventpipe/ds-ipc-pal-socket.c</c> and <c>src/coreclr/pal/src/thread/process.cpp</c> of
/// dotnet/runtime; the second number is the start time of the process, so no living process is meant by mistake.
/// </summary>
public static class RuntimePipes
{
    /// <summary>Deletes those of a process that is dead; of a living one nothing. On Linux only.</summary>
    /// <param name="process">The process.</param>
    public static void DeleteOf(ProcessIdentity process)
    {
        if (!OperatingSystem.IsLinux() || ProcessIdentity.Of(process.Pid) is not null)
            return;
        var ticks = process.Start.Split('@')[0];
        var id = string.Create(CultureInfo.InvariantCulture, $"{process.Pid}-{ticks}");
        foreach (
            var name in (string[])
                [$"dotnet-diagnostic-{id}-socket", $"clr-debug-pipe-{id}-in", $"clr-debug-pipe-{id}-out"]
        )
            File.Delete(Path.Combine(Path.GetTempPath(), name));
    }
}
