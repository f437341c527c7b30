using System.Text.RegularExpressions;
using Interlock.Core.Git;
using Interlock.Core.Processes;

namespace Interlock.Cli.Doctor;

/// <summary>Programs that runs need, or could use.</summary>
internal static partial class ToolChecks
{
    private static readonly Version OldestNode = new(20, 0);

    /// <summary>git, which everything needs.</summary>
    public static async Task<DoctorFinding> GitAsync(Face face, CancellationToken cancellation)
    {
        var said = await ToolVersion.AskAsync(face, "git", cancellation);
        const string remedy =
            "apt-get install git (Debian, Ubuntu), brew install git (macOS), or https://git-scm.com/downloads";
        return NumberIn(said) is not { } version ? new("git", DoctorState.Bad, "not found in PATH", remedy)
            : version < GitProgram.Minimum
                ? new("git", DoctorState.Bad, $"{version} is too old; {GitProgram.Minimum} or newer is needed", remedy)
            : new("git", DoctorState.Ok, version.ToString());
    }

    /// <summary>Node, which npm-installed agents need.</summary>
    public static async Task<DoctorFinding> NodeAsync(Face face, CancellationToken cancellation)
    {
        var version = NumberIn(await ToolVersion.AskAsync(face, "node", cancellation));
        const string remedy = "only needed by agents that npm installs: https://nodejs.org, 20 or newer";
        return version is null ? new("node", DoctorState.Note, "not found in PATH", remedy)
            : version < OldestNode
                ? new("node", DoctorState.Note, $"{version} is older than {OldestNode.Major}", remedy)
            : new("node", DoctorState.Ok, version.ToString());
    }

    /// <summary>What ends an agent's processes, tried on a real one.</summary>
    public static async Task<DoctorFinding> ContainmentAsync(Face face, CancellationToken cancellation)
    {
        const string name = "processes";
        const string remedy = "build again: ./interlock puts interlock-supervisor beside the program";
        if (face.Supervisor is null)
            return new(name, DoctorState.Bad, "interlock-supervisor is not beside the program", remedy);
        var spec = new ProcessSpec
        {
            FileName = "/bin/sh",
            Arguments = ["-c", "exit 7"],
            WorkingDirectory = "/",
            Environment = face.Environment.ForChild(),
            Timeout = TimeSpan.FromSeconds(20),
            Supervised = true,
        };
        try
        {
            var result = await face.Processes.RunAsync(spec, cancellation);
            return result.ExitCode != 7
                ? new(name, DoctorState.Bad, $"the supervisor does not work: {result.ErrorText.Trim()}", remedy)
                : new(name, DoctorState.Ok, $"supervisor with {Kind}");
        }
        catch (ProcessStartException e)
        {
            return new(name, DoctorState.Bad, e.Failure.Message, remedy);
        }
    }

    private static string Kind =>
        OperatingSystem.IsLinux()
            ? "subreaper: daemons of agents are found and ended"
            : "process groups: a daemon that leaves its group is not found";

    private static Version? NumberIn(string? text) =>
        text is not null && Number().Match(text) is { Success: true } match ? Version.Parse(match.Value) : null;

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
