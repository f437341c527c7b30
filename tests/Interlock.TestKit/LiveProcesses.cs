using System.Diagnostics;

namespace Interlock.TestKit;

/// <summary>Looks for processes that a test must not leave behind.</summary>
public static class LiveProcesses
{
    /// <summary>Processes with a text (a folder of the test) in their environment, as <c>PID NAME</c>.</summary>
    public static IReadOnlyList<string> Holding(string text) =>
        [
            .. Process
                .GetProcesses()
                .Where(p => Read(p.Id, "environ").Contains(text, StringComparison.Ordinal))
                .Select(p => $"{p.Id} {p.ProcessName}"),
        ];

    /// <summary>Processes with a text in their command line, as <c>PID NAME</c>.</summary>
    public static IReadOnlyList<string> Named(string text) =>
        [
            .. Process
                .GetProcesses()
                .Where(p => Read(p.Id, "cmdline").Contains(text, StringComparison.Ordinal))
                .Select(p => $"{p.Id} {p.ProcessName}"),
        ];

    /// <summary>Processes whose working directory is a folder, as <c>PID NAME</c>.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Process.GetProcesses().Where(p => DirectoryOf(p.Id) == folder).Select(p => $"{p.Id} {p.ProcessName}")];

    private static string? DirectoryOf(int pid)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // ended meanwhile, or the system's own
        }
    }

    private static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return ""; // ended meanwhile, or a kernel thread
        }
    }
}
