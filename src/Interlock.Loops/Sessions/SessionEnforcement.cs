using Interlock.Agents.Catalog;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;

namespace Interlock.Loops.Sessions;

/// <summary>Says what holds the agent of a turn back from outside, and what of its permission nothing enforces.</summary>
internal static class SessionEnforcement
{
    /// <summary>What is enforced.</summary>
    /// <param name="options">How the turn was asked for.</param>
    /// <param name="confinement">What its program is started in, or null.</param>
    /// <param name="sandbox">What this machine offers.</param>
    public static Enforcement Of(SessionOptions options, Confinement? confinement, Sandbox sandbox)
    {
        var names = AgentNames.Read(options.Agent).Names;
        // The guard does not let Codex's own sandbox work, so Codex is not put into that.
        var enforcement =
            confinement is not StrictConfinement
            && names.Any(name => name.Runtime == "codex")
            && options.Permission != Permission.Full
                ? Enforcement.AgentOnly
                : Enforcement.Of(confinement);
        if (options.Permission == Permission.Full)
            return enforcement;
        string?[] gaps =
        [
            Files(options, confinement, sandbox),
            options.Inherit ? "your own folder of the runtime can be read and written (--inherit)" : null,
            .. names.Select(name => Network(name.Runtime, options, confinement, sandbox)).Distinct(),
            .. names.Select(name => Login(name.Runtime, options, sandbox)).Distinct(),
        ];
        var note = string.Join("; ", gaps.OfType<string>());
        return enforcement with { Note = note.Length == 0 ? null : note };
    }

    private static string? Files(SessionOptions options, Confinement? confinement, Sandbox sandbox) =>
        confinement switch
        {
            StrictConfinement => null,
            null => $"nothing outside the agent keeps it to its workspace ({sandbox.Detail})",
            _ when options.InPlace => $"the agent can read all that you can ({sandbox.StrictTrouble})",
            _ => $"the agent can read all that you can, and write outside your checkout ({sandbox.StrictTrouble})",
        };

    // Codex's own sandbox hides the login from commands; so does Claude Code's shell where it cuts them off the network.
    private static string? Login(string runtime, SessionOptions options, Sandbox sandbox) =>
        runtime switch
        {
            "acp" => "commands that the ACP agent runs itself can read its login",
            "claude" when options.Inherit || options.Network == true || !sandbox.IsInForce =>
                "Claude Code's commands can read its login",
            _ => null,
        };

    // A vendor's program has the network to reach its model; the question is what its commands have.
    private static string? Network(string runtime, SessionOptions options, Confinement? confinement, Sandbox sandbox) =>
        (runtime, options.Network) switch
        {
            (_, true) or ("codex" or "replay", _) => null,
            ("acp", _) => "commands that the ACP agent runs itself reach the network",
            ("claude", _) => sandbox.IsInForce ? null : "Claude Code's commands reach the network",
            (_, false) => null, // cut off, or not started
            _ => confinement is StrictConfinement ? null : "its commands reach the network",
        };
}
