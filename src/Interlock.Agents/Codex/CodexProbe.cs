using System.Text.RegularExpressions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Codex;

/// <summary>Looks whether Codex can be used here: installed, new enough, with an app-server, logged in.</summary>
internal sealed partial class CodexProbe(string name, ProcessRunner processes, HostEnvironment environment)
{
    // The protocol is tested with this version; older ones lack parts of it.
    private static readonly Version Minimum = new(0, 169, 0);
    private static readonly string[] Capabilities = ["schema", "usage", "interrupt", "sandbox", "model"];

    /// <summary>Nothing called <c>codex</c> is in PATH.</summary>
    public static Failure NotInstalled { get; } =
        new(
            "agent_not_found",
            "The program 'codex' is not in PATH.",
            FailureOwner.User,
            false,
            "Install it: npm install -g @openai/codex"
        );

    public async Task<AgentProbe> RunAsync(CancellationToken cancellation)
    {
        if (CodexProgram.Find(environment) is not { } program)
            return new AgentProbe(name, null, null, [], NotInstalled);
        var user = CodexUser.Read(environment);
        var (version, failure) = await LookAsync(program, cancellation);
        if (failure is null && user.Login is null)
            failure = NotLoggedIn(user);
        return new AgentProbe(name, version, user.Login, failure is null ? Capabilities : [], failure);
    }

    private async Task<(string? Version, Failure? Failure)> LookAsync(string program, CancellationToken cancellation)
    {
        try
        {
            var (version, failure) = await VersionAsync(program, cancellation);
            return (version, failure ?? await AppServerAsync(program, cancellation));
        }
        catch (ProcessStartException broken)
        {
            return (null, broken.Failure);
        }
    }

    private async Task<(string? Version, Failure? Failure)> VersionAsync(string program, CancellationToken cancellation)
    {
        var result = await RunAsync(program, ["--version"], cancellation);
        var match = VersionNumber().Match(result.OutputText);
        if (result.ExitCode != 0 || !match.Success || !Version.TryParse(match.Value, out var version))
            return (null, Broken($"'{program} --version' ended with exit code {result.ExitCode}: {Start(result.ErrorText)}"));
        return version >= Minimum ? (match.Value, null) : (match.Value, TooOld(match.Value));
    }

    private async Task<Failure?> AppServerAsync(string program, CancellationToken cancellation)
    {
        var result = await RunAsync(program, ["app-server", "--help"], cancellation);
        return result.ExitCode == 0 ? null : Broken($"'{program}' has no app-server: {Start(result.ErrorText)}");
    }

    private Task<ProcessResult> RunAsync(string program, string[] arguments, CancellationToken cancellation) =>
        processes.RunAsync(
            new ProcessSpec
            {
                FileName = program,
                Arguments = arguments,
                WorkingDirectory = Path.GetDirectoryName(program)!,
                Environment = environment.ForChild(),
                Timeout = TimeSpan.FromSeconds(20),
                MaxOutputBytes = 64 * 1024,
            },
            cancellation
        );

    private static string Start(string text) => text.Length <= 300 ? text.Trim() : text[..300];

    private static Failure Broken(string message) =>
        new("agent_broken", message, FailureOwner.User, false, "Install it again: npm install -g @openai/codex");

    private static Failure TooOld(string version) =>
        new(
            "agent_too_old",
            $"Codex {version} is too old; {Minimum} or newer is needed.",
            FailureOwner.User,
            false,
            "Update it: npm install -g @openai/codex"
        );

    private static Failure NotLoggedIn(CodexUser user) =>
        user.KeyVariable is { } variable
            ? new("auth", $"Codex's model provider '{user.Provider}' has no key.", FailureOwner.User, false, $"Set {variable}.")
            : new("auth", "Codex is not logged in.", FailureOwner.User, false, "Run `codex login`, or set OPENAI_API_KEY.");

    [GeneratedRegex(@"\d+\.\d+\.\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionNumber();
}
