using System.Text;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>
/// A CODEX_HOME for one turn, in its session folder: settings of ours, the user's model and login. The login is
/// gone when the turn is over; what stays is Codex's own record (<c>sessions/</c>).
/// </summary>
internal sealed class CodexHome : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private readonly CodexUser user;
    private readonly byte[]? login;

    private CodexHome(CodexUser user, string folder, byte[]? login)
    {
        this.user = user;
        this.login = login;
        Folder = Path.Combine(folder, "home");
        Temporary = Path.Combine(folder, "tmp");
    }

    /// <summary>Value of CODEX_HOME.</summary>
    public string Folder { get; }

    /// <summary>Value of TMPDIR: beside the home, because Codex refuses to sandbox from a home below it.</summary>
    public string Temporary { get; }

    private string LoginFile => Path.Combine(Folder, "auth.json");

    /// <summary>Makes the home.</summary>
    public static CodexHome Create(CodexHost host, AgentTurn turn)
    {
        var copied = File.Exists(host.User.LoginFile) ? File.ReadAllBytes(host.User.LoginFile)
            : host.User.ApiKey is { } key ? CodexLogin.OfKey(key)
            : null;
        var home = new CodexHome(host.User, Path.Combine(turn.SessionFolder, "codex"), copied);
        MakeAnew(home.Folder);
        MakeAnew(home.Temporary);
        home.WriteSecret("config.toml", Encoding.UTF8.GetBytes(CodexConfig.Write(host, turn)));
        if (copied is not null)
            home.WriteSecret("auth.json", copied);
        return home;
    }

    /// <summary>Takes the login away, hands a refreshed one back to the user, and keeps only Codex's record.</summary>
    public void Dispose()
    {
        HandBack();
        File.Delete(LoginFile);
        if (Directory.Exists(Temporary))
            Directory.Delete(Temporary, recursive: true);
        foreach (var entry in new DirectoryInfo(Folder).EnumerateFileSystemInfos().Where(e => e.Name != "sessions"))
        {
            if (entry is DirectoryInfo { LinkTarget: null } folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    // A refresh token works once: without this the user's own login would be dead after Codex refreshed our copy.
    private void HandBack()
    {
        if (login is null || !File.Exists(LoginFile) || !File.Exists(user.LoginFile))
            return;
        var now = File.ReadAllBytes(LoginFile);
        if (now.AsSpan().SequenceEqual(login) || !CodexLogin.HasTokens(now) || !File.ReadAllBytes(user.LoginFile).AsSpan().SequenceEqual(login))
            return;
        var beside = $"{user.LoginFile}.interlock";
        Write(beside, now);
        File.Move(beside, user.LoginFile, overwrite: true);
    }

    // A step that was killed and runs again finds what is left of its first attempt.
    private static void MakeAnew(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
    }

    private void WriteSecret(string name, byte[] content) => Write(Path.Combine(Folder, name), content);

    private static void Write(string path, byte[] content)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(content);
    }
}
