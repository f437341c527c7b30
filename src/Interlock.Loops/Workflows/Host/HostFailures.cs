using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Why there is no script host, as data.</summary>
internal static class HostFailures
{
    private const string GetNode =
        "Install Node.js 20 or newer: apt-get install nodejs (Debian 13, Ubuntu 24.10 and newer), brew install node, or https://nodejs.org/download.";

    /// <summary>Class of a process that started and never said that it is ready.</summary>
    public const string NotReady = "node_not_started";

    private const int Shown = 500;

    public static Failure NoNode { get; } =
        new(
            "node_missing",
            "JavaScript workflows need Node.js 20 or newer, and there is no 'node' in PATH.",
            FailureOwner.Platform,
            false,
            GetNode
        );

    public static Failure TooOld(string version) =>
        new(
            "node_too_old",
            $"JavaScript workflows need Node.js 20 or newer; 'node' in PATH is {ExternalText.Line(version, Shown)}.",
            FailureOwner.Platform,
            false,
            GetNode
        );

    public static Failure NotStarted(string why) =>
        new(
            NotReady,
            $"Node.js did not start as the host of workflows: {ExternalText.Line(why, Shown)}",
            FailureOwner.Platform,
            false,
            "Check 'node --version' (20 or newer is needed) and 'interlock doctor'."
        );
}
