using System.Text;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Codex;

/// <summary>
/// A CODEX_HOME for one turn, in its session folder: settings of ours, the user's model and login. The login is
/// gone when the turn is over; what stays is Codex's own record (<c>sessions/</c>).
/// </summary>
internal sealed class CodexHome : IDisposable
{
    private readonly BorrowedLogin login;

    private CodexHome(CodexUser user, string folder, byte[]? content)
    {
        Folder = Path.Combine(folder, "home");
        Temporary = Path.Combine(folder, "tmp");
        login = new BorrowedLogin(user.LoginFile, Path.Combine(Folder, "auth.json"), content);
    }

    /// <summary>Value of CODEX_HOME.</summary>
    public string Folder { get; }

    /// <summary>Value of TMPDIR: beside the home, because Codex refuses to sandbox from a home below it.</summary>
    public string Temporary { get; }

    /// <summary>Makes the home.</summary>
    public static CodexHome Create(CodexHost host, AgentTurn turn)
    {
        var copied =
            File.Exists(host.User.LoginFile) ? File.ReadAllBytes(host.User.LoginFile)
            : host.User.ApiKey is { } key ? CodexLogin.OfKey(key)
            : null;
        var home = new CodexHome(host.User, Path.Combine(turn.SessionFolder, "codex"), copied);
        PrivateFiles.MakeAnew(home.Folder);
        PrivateFiles.MakeAnew(home.Temporary);
        PrivateFiles.Write(
            Path.Combine(home.Folder, "config.toml"),
            Encoding.UTF8.GetBytes(CodexConfig.Write(host, turn))
        );
        home.login.Lend();
        return home;
    }

    /// <summary>Takes the login away, hands a refreshed one back to the user, and keeps only Codex's record.</summary>
    public void Dispose()
    {
        login.Return(CodexLogin.HasTokens);
        TreeDeletion.Run(Temporary);
        PrivateFiles.KeepOnly(Folder, "sessions");
    }
}
