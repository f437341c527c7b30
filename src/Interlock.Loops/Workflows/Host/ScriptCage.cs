using Interlock.Core.Processes;

namespace Interlock.Loops.Workflows.Host;

/// <summary>
/// How Node is locked up. Three layers: an empty realm (no Node object reaches a script), Node's own switches (no
/// files, children, workers, add-ons, code from strings), and bubblewrap (no network, no file but Node itself, no other
/// process). Node's switches do not stop network and signals, so without the last layer an escape could use them.
/// </summary>
/// <param name="Node">Absolute path of Node, links resolved.</param>
/// <param name="Bubblewrap">Absolute path of <c>bwrap</c>, or null.</param>
/// <param name="Limiter">Absolute path of <c>prlimit</c>, or null.</param>
internal sealed record ScriptCage(string Node, string? Bubblewrap, string? Limiter)
{
    // What a dynamically linked Node loads: its libraries and Debian's parts of it. Nothing of it is secret.
    private static readonly string[] Libraries =
    [
        "/usr/lib",
        "/usr/lib64",
        "/usr/local/lib",
        "/lib",
        "/lib64",
        "/usr/share/nodejs",
        "/nix/store",
    ];

    /// <summary>What is in force, in words.</summary>
    public string Detail =>
        Bubblewrap is null
            ? "an empty realm and Node's permission switches; without bubblewrap a script that breaks out of both could use the network"
            : "an empty realm, Node's permission switches and bubblewrap (no network, no files, no other process)";

    /// <summary>Cages to try, the strongest first.</summary>
    /// <param name="node">Path of Node.</param>
    /// <param name="environment">Where programs are looked up; <c>INTERLOCK_CONFINEMENT=off</c> leaves bubblewrap out.</param>
    public static IEnumerable<ScriptCage> ToTry(string node, HostEnvironment environment)
    {
        var isLinux = OperatingSystem.IsLinux();
        var wrap =
            isLinux && environment[Sandbox.Variable] != "off"
                ? ProgramPath.Find("bwrap", environment.Variables, "/")
                : null;
        var limiter = isLinux ? ProgramPath.Find("prlimit", environment.Variables, "/") : null;
        var real = RealPath.Of(node);
        return ((ScriptCage[])[new(real, wrap, limiter), new(real, null, limiter), new(real, null, null)]).Distinct();
    }

    /// <summary>The process.</summary>
    /// <param name="options">Limits and the mark of the run.</param>
    public ProcessSpec Spec(ScriptHostOptions options)
    {
        string[] command =
        [
            .. Limiter is null ? [] : Bounds(Limiter, options.Limits),
            .. Bubblewrap is null ? [] : Walls(Bubblewrap),
            Node,
            .. Switches(options.Limits),
        ];
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = "UTC", ["LANG"] = "C" };
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

    /// <summary>Arguments for bubblewrap that show the system's libraries.</summary>
    public static IEnumerable<string> LibraryMounts() => Libraries.Where(Directory.Exists).SelectMany(Bind);

    /// <summary>The beginning of a command line that bounds what the rest may use.</summary>
    /// <param name="program">Path of <c>prlimit</c>.</param>
    /// <param name="limits">The bounds.</param>
    public static string[] Bounds(string program, ScriptLimits limits) =>
        [
            program,
            $"--data={(long)limits.DataMegabytes * 1024 * 1024}",
            $"--cpu={limits.ProcessorSeconds}",
            "--core=0",
            "--fsize=0",
            "--",
        ];

    private string[] Walls(string program) =>
        [
            program,
            .. (ReadOnlySpan<string>)["--unshare-all", "--unshare-user", "--uid", "65534", "--gid", "65534"],
            .. (ReadOnlySpan<string>)["--die-with-parent", "--new-session", "--cap-drop", "ALL"],
            .. (ReadOnlySpan<string>)["--clearenv", "--setenv", "TZ", "UTC", "--setenv", "LANG", "C"],
            .. LibraryMounts(),
            .. (ReadOnlySpan<string>)["--ro-bind", Node, Node, "--chdir", "/", "--"],
        ];

    private static string[] Bind(string folder) =>
        new DirectoryInfo(folder).LinkTarget is { } target
            ? ["--symlink", target, folder]
            : ["--ro-bind", folder, folder];

    // The older spelling of the permission switch is understood by every version from 20 on.
    private static string[] Switches(ScriptLimits limits) =>
        [
            "--experimental-permission",
            "--disallow-code-generation-from-strings",
            "--frozen-intrinsics",
            "--disable-proto=delete",
            "--no-addons",
            "--no-warnings",
            $"--max-old-space-size={limits.HeapMegabytes}",
            "-e",
            HostBundle.Loader,
        ];
}
