using Interlock.Core.Text;

namespace Interlock.Core.Processes;

/// <summary>Tries strict confinement, one guarantee after the other, on folders of its own.</summary>
internal sealed class StrictProbe(ProcessRunner processes, HostEnvironment environment)
{
    private const int DetailLength = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly string[] Names = ["files", "home", "network", "processes"];

    // $1: folder of the trial; $2, $3: the engine's own namespaces. Each line is a guarantee that held.
    private const string Trial = """
        files() {
            [ ! -e "$1/shut" ] && ! (echo x > "$1/shown/new") 2>/dev/null && echo x > "$1/open/new" || return 1
            for p in /proc/[0-9]*; do [ -e "$p/root$1/shut" ] && return 1; done
            return 0
        }
        files "$1" && echo files
        [ ! -e "$HOME/secret" ] && (echo x > "$HOME/own") 2>/dev/null && echo home
        [ -n "$2" ] && [ "$(readlink /proc/self/ns/net)" != "$2" ] && echo network
        [ -n "$3" ] && [ "$(readlink /proc/1/ns/pid)" != "$3" ] && [ "$(readlink /proc/self/ns/pid)" != "$3" ] && echo processes
        exit 0
        """;

    /// <summary>Tries it.</summary>
    /// <param name="program">Path of <c>bwrap</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What held, and in words what went wrong, if anything.</returns>
    public async Task<(IReadOnlyList<Guarantee> Guarantees, string? Trouble)> RunAsync(
        string program,
        CancellationToken cancellation
    )
    {
        var folder = RealPath.Of(Directory.CreateTempSubdirectory("interlock-strict-").FullName);
        try
        {
            foreach (var name in (string[])["open", "shown", "shut", "home"])
                Directory.CreateDirectory(Path.Combine(folder, name));
            await File.WriteAllTextAsync(Path.Combine(folder, "home", "secret"), "x", cancellation);
            var ended = await processes.RunAsync(Spec(program, folder), cancellation);
            var held = ended.OutputText.Split('\n');
            Guarantee[] guarantees = [.. Names.Select(name => new Guarantee(name, held.Contains(name)))];
            var trouble = guarantees.All(guarantee => guarantee.Holds) ? null : Said(ended, guarantees);
            return (guarantees, trouble);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private ProcessSpec Spec(string program, string folder)
    {
        var access = new StrictAccess
        {
            Writable = [Path.Combine(folder, "open")],
            ReadOnly = [Path.Combine(folder, "shown")],
        };
        return new ProcessSpec
        {
            FileName = "/bin/sh",
            Arguments = ["-c", Trial, "sh", folder, Namespace("net"), Namespace("pid")],
            WorkingDirectory = Path.Combine(folder, "open"),
            Environment = new Dictionary<string, string>(environment.ForChild(), StringComparer.Ordinal)
            {
                ["HOME"] = Path.Combine(folder, "home"),
            },
            Confinement = new StrictConfinement(program, access, []),
            Timeout = Limit,
        };
    }

    private static string Namespace(string kind) => new FileInfo($"/proc/self/ns/{kind}").LinkTarget ?? "";

    private static string Said(ProcessResult ended, Guarantee[] guarantees) =>
        ended.TimedOut ? "no end within its time"
        : ExternalText.Line(ended.ErrorText, DetailLength) is { Length: > 0 } text ? text
        : $"did not hold: {string.Join(", ", guarantees.Where(g => !g.Holds).Select(g => g.Name))}";
}
