using Interlock.Core.Processes;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Loops.Workflows.CSharp;

/// <summary>
/// How a compiled script is locked up: bubblewrap (no network, no file but .NET and the program itself, no other process)
/// and <c>prlimit</c>. There is no weaker cage: a program has no inner walls.
/// </summary>
internal static class CSharpCage
{
    private const string Inside = "/workflow";

    /// <summary>Variables of the compiler and the program: nothing of the user's.</summary>
    /// <param name="home">Where .NET may think that its home is.</param>
    public static IReadOnlyDictionary<string, string> Environment(string home) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TZ"] = "UTC",
            ["LANG"] = "C",
            ["HOME"] = home,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_EnableDiagnostics"] = "0",
        };

    /// <summary>The program in its cage, or free where the user said so; null when nothing would hold it.</summary>
    public static HostCandidate? Of(DotnetSdk sdk, string folder, ScriptHostOptions options)
    {
        if (options.Environment[Sandbox.Variable] == "off")
            return new HostCandidate(
                Spec([sdk.Program, "exec", Path.Combine(folder, CompiledScript.Program)], folder, options),
                "nothing: INTERLOCK_CONFINEMENT=off",
                IsWalledIn: false
            );
        if (!OperatingSystem.IsLinux() || ProgramPath.Find("bwrap", options.Environment.Variables, "/") is not { } wrap)
            return null;
        string[] limiter = ProgramPath.Find("prlimit", options.Environment.Variables, "/") is { } prlimit
            ? ScriptCage.Bounds(prlimit, options.Limits)
            : [];
        string[] command =
        [
            .. limiter,
            wrap,
            .. Walls(sdk, folder),
            sdk.Program,
            "exec",
            $"{Inside}/{CompiledScript.Program}",
        ];
        return new HostCandidate(
            Spec(command, folder, options),
            "bubblewrap (no network, no files, no other process)",
            IsWalledIn: true
        );
    }

    private static ProcessSpec Spec(string[] command, string folder, ScriptHostOptions options)
    {
        var environment = new Dictionary<string, string>(Environment(folder), StringComparer.Ordinal)
        {
            ["INTERLOCK_WORKFLOW"] = "1",
            ["DOTNET_EnableWriteXorExecute"] = "0", // it maps executable memory through a file, and none may grow
        };
        if (options.Run is not null)
            environment[ProcessMarks.Run] = options.Run;
        return new ProcessSpec
        {
            FileName = command[0],
            Arguments = command[1..],
            WorkingDirectory = "/",
            Environment = environment,
            Supervised = true,
        };
    }

    private static string[] Walls(DotnetSdk sdk, string folder) =>
        [
            .. (ReadOnlySpan<string>)["--unshare-all", "--unshare-user", "--uid", "65534", "--gid", "65534"],
            .. (ReadOnlySpan<string>)["--die-with-parent", "--new-session", "--cap-drop", "ALL"],
            .. ScriptCage.LibraryMounts(),
            .. (ReadOnlySpan<string>)["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"],
            .. (ReadOnlySpan<string>)["--ro-bind", sdk.Root, sdk.Root, "--ro-bind", folder, Inside],
            .. (ReadOnlySpan<string>)["--setenv", "HOME", "/tmp", "--chdir", "/", "--"],
        ];
}
