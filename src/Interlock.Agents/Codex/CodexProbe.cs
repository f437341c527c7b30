using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Codex;

/// <summary>Looks whether Codex can be used here: installed, new enough, with an app-server, logged in.</summary>
internal sealed class CodexProbe(string name, RuntimeHost<CodexUser> host)
{
    // The protocol is tested with this version; older ones lack parts of it.
    private static readonly Version Minimum = new(0, 169, 0);

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
        if (CodexProgram.Find(host.Environment) is not { } program)
            return new AgentProbe(name, null, null, NotInstalled);
        var user = host.User;
        var (version, failure) = await LookAsync(program, cancellation);
        if (failure is null && user.Login is null)
            failure = NotLoggedIn(user);
        return new AgentProbe(name, version?.ToString(), user.Login, failure)
        {
            // Only an account has windows; a key has none.
            Windows =
                failure is null && user.IsAccount
                    ? CodexWindows.Read(
                        await new CodexQuery(host).AskAsync(program, "account/rateLimits/read", cancellation)
                    )
                    : [],
        };
    }

    private async Task<(Version? Version, Failure? Failure)> LookAsync(string program, CancellationToken cancellation)
    {
        var (version, failure) = await ProgramVersion.AskAsync(program, host.Processes, host.Environment, cancellation);
        failure ??= version < Minimum ? TooOld(version!) : await AppServerAsync(program, cancellation);
        return (
            version,
            failure is { Class: "agent_broken" }
                ? failure with
                {
                    Remedy = "Install it again: npm install -g @openai/codex",
                }
                : failure
        );
    }

    private async Task<Failure?> AppServerAsync(string program, CancellationToken cancellation)
    {
        var result = await ProgramVersion.RunAsync(
            program,
            ["app-server", "--help"],
            host.Processes,
            host.Environment,
            cancellation
        );
        return result.ExitCode == 0
            ? null
            : ProgramVersion.Broken($"'{program}' has no app-server: {ProgramVersion.Start(result.ErrorText)}");
    }

    private static Failure TooOld(Version version) =>
        new(
            "agent_too_old",
            $"Codex {version} is too old; {Minimum} or newer is needed.",
            FailureOwner.User,
            false,
            "Update it: npm install -g @openai/codex"
        );

    private static Failure NotLoggedIn(CodexUser user) =>
        user.KeyVariable is { } variable
            ? new(
                "auth",
                $"Codex's model provider '{user.Provider}' has no key.",
                FailureOwner.User,
                false,
                $"Set {variable}."
            )
            : new(
                "auth",
                "Codex is not logged in.",
                FailureOwner.User,
                false,
                "Run `codex login`, or set OPENAI_API_KEY."
            );
}
