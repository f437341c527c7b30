using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>
/// The program through which Claude Code runs each shell command: it forgets the keys, and where bubblewrap works the
/// command has no network of its own and cannot change Claude Code's home, nor this program.
/// </summary>
internal static class ClaudeShell
{
    // Root in a namespace of its own could otherwise undo the mounts that are made here.
    private const string Withheld =
        "--cap-drop CAP_SYS_ADMIN --cap-drop CAP_SYS_PTRACE --cap-drop CAP_DAC_READ_SEARCH --cap-drop CAP_MKNOD";

    private static readonly TimeSpan TrialLimit = TimeSpan.FromSeconds(10);

    /// <summary>Whether the commands of a turn reach the network.</summary>
    public static bool HasNetwork(AgentTurn turn) => turn.Network ?? turn.Permission == Permission.Full;

    /// <summary>Makes the program.</summary>
    /// <returns>Its path, and whether commands are cut off the network.</returns>
    public static async Task<(string Path, bool IsCutOff)> MakeAsync(
        RuntimeHost<ClaudeUser> host,
        AgentTurn turn,
        AgentHome home,
        CancellationToken cancellation
    )
    {
        var path = Path.Combine(home.Place, "shell");
        if (!HasNetwork(turn) && Sandbox.Find(host.Environment) is { } bubblewrap)
        {
            Write(host, path, $"{Quote(bubblewrap)} {Wrapping(home)} --");
            if (await WorksAsync(host, turn, path, cancellation))
                return (path, true);
        }

        Write(host, path, "");
        return (path, false);
    }

    private static void Write(RuntimeHost<ClaudeUser> host, string path, string wrap)
    {
        string[] hidden =
        [
            .. ClaudeUser.SecretVariables.Append("ANTHROPIC_CUSTOM_HEADERS"),
            .. host.Allowed.Where(name => HostEnvironment.LooksSecret(name) && IsName(name)),
            "CLAUDE_CODE_SHELL_PREFIX",
        ];
        AgentHome.Write(
            path,
            $"#!/bin/sh\nunset {string.Join(' ', hidden)}\nexec {wrap} /bin/bash -c \"$1\"\n",
            executable: true
        );
    }

    // What is none cannot be set in a shell's environment either, but would end this one.
    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Wrapping(AgentHome home)
    {
        var (place, temporary) = (Quote(home.Place), Quote(home.Temporary));
        var login = Path.Combine(home.Folder, ".credentials.json");
        var hide = !home.IsInherited && File.Exists(login) ? $" --ro-bind /dev/null {Quote(login)}" : "";
        return $"--die-with-parent --unshare-user --unshare-net {Withheld} --dev-bind / / "
            + $"--ro-bind {place} {place} --bind {temporary} {temporary}{hide} --chdir \"$PWD\"";
    }

    // An installed bubblewrap may be of no use in a container, or inside the one around Claude Code: tried, not assumed.
    private static async Task<bool> WorksAsync(
        RuntimeHost<ClaudeUser> host,
        AgentTurn turn,
        string path,
        CancellationToken cancellation
    )
    {
        var trial = new ProcessSpec
        {
            FileName = path,
            Arguments = ["[ \"$(grep -c : /proc/net/dev)\" = 1 ]"], // the loopback of an empty network
            WorkingDirectory = turn.Workspace,
            Environment = host.Environment.ForChild(),
            Confinement = turn.Confinement?.WithOwnSandbox(),
            Timeout = TrialLimit,
        };
        return await host.Processes.RunAsync(trial, cancellation) is { ExitCode: 0, TimedOut: false };
    }

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
