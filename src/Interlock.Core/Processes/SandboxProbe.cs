using Interlock.Core.Text;

namespace Interlock.Core.Processes;

/// <summary>
/// Tries bubblewrap on a folder of its own. An installed one may be useless (a container without the right to mount, a
/// kernel that forbids user namespaces) or leaky, so what counts is what a program in it cannot do.
/// </summary>
internal sealed class SandboxProbe(ProcessRunner processes, HostEnvironment environment)
{
    private const int Holds = 42;
    private const int DetailLength = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    // By its name, and through every process that can be seen.
    private const string Trial = """
        (echo x > "$1/shut") 2>/dev/null && exit 10
        for p in /proc/[0-9]*; do (echo x > "$p/root$1/shut") 2>/dev/null && exit 11; done
        echo x > "$1/open/file" && exit 42
        """;

    public async Task<Sandbox> RunAsync(CancellationToken cancellation)
    {
        if (environment[Sandbox.Variable] == "off")
            return Sandbox.None($"turned off by {Sandbox.Variable}=off");
        if (!OperatingSystem.IsLinux())
            return Sandbox.None("there is none for this system");
        if (ProgramPath.Find("bwrap", environment.Variables, "/") is not { } program)
            return Sandbox.None("bubblewrap (bwrap) is not in PATH");
        try
        {
            var sandbox = await TryAsync(program, cancellation);
            if (!sandbox.IsInForce)
                return sandbox;
            var (guarantees, trouble) = await new StrictProbe(processes, environment).RunAsync(program, cancellation);
            return sandbox with { Guarantees = guarantees, StrictTrouble = trouble };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Sandbox.None($"bubblewrap could not be tried: {error.Message}");
        }
        catch (ProcessStartException error)
        {
            return Sandbox.None($"bubblewrap could not be tried: {error.Failure.Message}");
        }
    }

    private async Task<Sandbox> TryAsync(string program, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("interlock-sandbox-").FullName;
        try
        {
            var open = Directory.CreateDirectory(Path.Combine(folder, "open")).FullName;
            var sandbox = new Sandbox(program, $"bubblewrap ({program})");
            var spec = new ProcessSpec
            {
                FileName = "/bin/sh",
                Arguments = ["-c", Trial, "sh", RealPath.Of(folder)],
                WorkingDirectory = "/",
                Environment = environment.ForChild(),
                Confinement = sandbox.Keep(folder).Allow(open),
                Timeout = Limit,
            };
            var ended = await processes.RunAsync(spec, cancellation);
            return ended.ExitCode == Holds ? sandbox : Sandbox.None($"bubblewrap does not hold here: {Said(ended)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Said(ProcessResult ended) =>
        ended.TimedOut ? "no end within its time"
        : ExternalText.Line(ended.ErrorText, DetailLength) is { Length: > 0 } text ? text
        : $"exit {ended.ExitCode}";
}
