using Interlock.Core.Processes;
using Interlock.TestKit;

namespace Interlock.Core.Tests.Processes;

/// <summary>Process descriptions for tests.</summary>
internal static class Commands
{
    public static ProcessSpec Shell(string script, string? folder = null, bool supervised = false) =>
        new()
        {
            FileName = "/bin/sh",
            Arguments = ["-c", script],
            WorkingDirectory = folder ?? Path.GetTempPath(),
            Environment = Host.Environment(folder ?? Path.GetTempPath()).ForChild(),
            Supervised = supervised,
        };
}
