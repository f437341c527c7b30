using System.Text;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Claude;

/// <summary>
/// A CLAUDE_CONFIG_DIR for one turn, in its session folder: empty but for the user's login. The login is gone when the
/// turn is over; what stays is Claude Code's own record (<c>projects/</c>).
/// </summary>
internal sealed class ClaudeHome : IDisposable
{
    private readonly BorrowedLogin login;

    private ClaudeHome(ClaudeUser user, string folder)
    {
        Folder = Path.Combine(folder, "home");
        Temporary = Path.Combine(folder, "tmp");
        var content = File.Exists(user.LoginFile) ? File.ReadAllBytes(user.LoginFile) : null;
        login = new BorrowedLogin(user.LoginFile, Path.Combine(Folder, ".credentials.json"), content);
    }

    /// <summary>Value of CLAUDE_CONFIG_DIR.</summary>
    public string Folder { get; }

    /// <summary>Value of TMPDIR: beside the home, so that what works in it meets no settings and no login.</summary>
    public string Temporary { get; }

    /// <summary>Program through which Claude Code runs each shell command: it forgets the keys first.</summary>
    public string ShellPrefix => Path.Combine(Folder, "shell");

    /// <summary>Makes the home.</summary>
    public static ClaudeHome Create(ClaudeHost host, AgentTurn turn)
    {
        var home = new ClaudeHome(host.User, Path.Combine(turn.SessionFolder, "claude"));
        PrivateFiles.MakeAnew(home.Folder);
        PrivateFiles.MakeAnew(home.Temporary);
        var hidden = ClaudeUser.SecretVariables.Except(host.Allowed);
        var script =
            $"#!/bin/sh\nunset {string.Join(' ', hidden)} CLAUDE_CODE_SHELL_PREFIX\nexec /bin/bash -c \"$1\"\n";
        PrivateFiles.Write(home.ShellPrefix, Encoding.UTF8.GetBytes(script), executable: true);
        home.login.Lend();
        return home;
    }

    /// <summary>Takes the login away, hands a refreshed one back to the user, and keeps only Claude Code's record.</summary>
    public void Dispose()
    {
        login.Return(ClaudeLogin.HasTokens);
        TreeDeletion.Run(Temporary);
        PrivateFiles.KeepOnly(Folder, "projects");
    }
}
