using System.Text.RegularExpressions;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Sessions;

/// <summary>Asks an agent's program for its version.</summary>
internal static partial class ProgramVersion
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs <c>PROGRAM --version</c>.</summary>
    /// <returns>The version, or why there is none.</returns>
    public static async Task<(Version? Version, Failure? Failure)> AskAsync(
        string program,
        ProcessRunner processes,
        HostEnvironment environment,
        CancellationToken cancellation
    )
    {
        try
        {
            var result = await RunAsync(program, ["--version"], processes, environment, cancellation);
            if (result.TimedOut)
                return (null, Slow(program));
            var match = Number().Match(result.OutputText);
            return result.ExitCode == 0 && match.Success && Version.TryParse(match.Value, out var version)
                ? (version, null)
                : (
                    null,
                    Broken(
                        result.ExitCode == 0
                            ? $"'{program} --version' printed no version: {Start(result.OutputText + result.ErrorText)}"
                            : $"'{program} --version' ended with exit code {result.ExitCode}: {Start(result.ErrorText)}"
                    )
                );
        }
        catch (ProcessStartException broken)
        {
            return (null, broken.Failure);
        }
    }

    /// <summary>Runs a program shortly.</summary>
    /// <exception cref="ProcessStartException">It does not start.</exception>
    public static Task<ProcessResult> RunAsync(
        string program,
        string[] arguments,
        ProcessRunner processes,
        HostEnvironment environment,
        CancellationToken cancellation
    ) =>
        processes.RunAsync(
            new ProcessSpec
            {
                FileName = program,
                Arguments = arguments,
                WorkingDirectory = Path.GetDirectoryName(program)!,
                Environment = environment.ForChild(),
                Timeout = Limit,
                MaxOutputBytes = 64 * 1024,
            },
            cancellation
        );

    /// <summary>A program that does not do what its kind does.</summary>
    public static Failure Broken(string message) =>
        new("agent_broken", message, FailureOwner.User, false, "Install it again.");

    // A busy machine is no reason to install anything again.
    private static Failure Slow(string program) =>
        new(
            "agent_timeout",
            $"'{program} --version' did not answer within {Limit.TotalSeconds:0} s.",
            FailureOwner.Platform,
            true,
            "Check by hand that it starts; a busy machine may need another try."
        );

    /// <summary>The beginning of what a program said.</summary>
    public static string Start(string text) => text.Length <= 300 ? text.Trim() : text[..300];

    [GeneratedRegex(@"\d+\.\d+\.\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
