using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>Looks whether Claude Code can be used here: installed, new enough, logged in.</summary>
internal sealed class ClaudeProbe(string name, RuntimeHost<ClaudeUser> host)
{
    // The protocol is tested with this version; of older ones nothing is known.
    private static readonly Version Minimum = new(2, 1, 197);

    private const string Install = "npm install -g @anthropic-ai/claude-code";

    /// <summary>Nothing called <c>claude</c> is in PATH.</summary>
    public static Failure NotInstalled { get; } =
        new(
            "agent_not_found",
            "The program 'claude' is not in PATH.",
            FailureOwner.User,
            false,
            $"Install it: {Install}"
        );

    /// <summary>The program, or null when PATH has none.</summary>
    public static string? Find(HostEnvironment environment) => ProgramPath.Find("claude", environment.Variables, "/");

    public async Task<AgentProbe> RunAsync(CancellationToken cancellation)
    {
        if (Find(host.Environment) is not { } program)
            return new AgentProbe(name, null, null, NotInstalled);
        var user = host.User;
        var (version, failure) = await ProgramVersion.AskAsync(program, host.Processes, host.Environment, cancellation);
        failure =
            failure is { Class: not "agent_timeout" } ? failure with { Remedy = $"Install it again: {Install}" }
            : failure is not null ? failure
            : version < Minimum ? TooOld(version!)
            : user.Login is null ? NotLoggedIn
            : null;
        return new AgentProbe(name, version?.ToString(), user.Login, failure)
        {
            // Only an account has windows; a key has none.
            Windows =
                failure is null && user.IsAccount
                    ? ClaudeWindows.Read(await new ClaudeQuery(host).AskAsync(program, "get_usage", cancellation))
                    : [],
        };
    }

    private static Failure TooOld(Version version) =>
        new(
            "agent_too_old",
            $"Claude Code {version} is too old; {Minimum} or newer is needed.",
            FailureOwner.User,
            false,
            $"Update it: {Install}"
        );

    private static Failure NotLoggedIn { get; } =
        new(
            "auth",
            "Claude Code is not logged in.",
            FailureOwner.User,
            false,
            "Run `claude` and log in; where no login is stored (macOS), set CLAUDE_CODE_OAUTH_TOKEN or ANTHROPIC_API_KEY."
        );
}
