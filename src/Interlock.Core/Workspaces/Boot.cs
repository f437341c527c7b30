namespace Interlock.Core.Workspaces;

/// <summary>Which start of the machine this is.</summary>
internal static class Boot
{
    private const string LinuxFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>A text that is another after each start; always the same where the system does not tell.</summary>
    internal static string Read() => File.Exists(LinuxFile) ? File.ReadAllText(LinuxFile).Trim() : "unknown";
}
