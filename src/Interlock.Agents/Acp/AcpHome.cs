using System.Text;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Text;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Acp;

/// <summary>
/// The home of an agent: empty but for settings of ours and the user's login, which is gone when the turn is over. Its
/// own records stay, so that the conversation can go on.
/// </summary>
internal sealed class AcpHome : IDisposable
{
    private readonly AcpPreset preset;
    private readonly List<BorrowedLogin> logins = [];
    private readonly bool isOwn;
    private Redactor? redactor;

    private AcpHome(AcpPreset preset, AgentTurn turn)
    {
        this.preset = preset;
        Base = Path.Combine(turn.HomeFolder ?? turn.AgentFolder, "acp");
        isOwn = !turn.Inherit;
    }

    /// <summary>Value of HOME.</summary>
    public string Folder => Path.Combine(Base, "home");

    /// <summary>Value of TMPDIR.</summary>
    public string Temporary => Path.Combine(Base, "tmp");

    private string Base { get; }

    /// <summary>Makes the home, or makes it ready again.</summary>
    public static AcpHome Create(AcpPreset preset, AcpUser user, AgentTurn turn)
    {
        var home = new AcpHome(preset, turn);
        if (turn.HomeFolder is null)
            PrivateFiles.MakeAnew(home.Base);
        PrivateFiles.MakeBelow(home.Base, home.Folder);
        PrivateFiles.MakeBelow(home.Base, home.Temporary);
        if (!home.isOwn)
            return home;
        home.Clean();
        foreach (var file in preset.Settings(user))
            PrivateFiles.Write(home.Place(file.Path), Encoding.UTF8.GetBytes(file.Content));
        foreach (var path in preset.Logins)
            home.Lend(user.Own(preset, path), home.Place(path));
        return home;
    }

    /// <summary>Values of the login that no record may show.</summary>
    public static IEnumerable<string> Secrets(AcpPreset preset, AcpUser user) =>
        preset.Logins.Select(path => user.Own(preset, path)).Where(File.Exists).SelectMany(AcpLogin.Secrets);

    /// <summary>At the end these secrets are taken out of what is kept, where it is known what that is.</summary>
    public void Redact(Redactor secrets) => redactor = secrets;

    /// <summary>Takes the login away, hands a refreshed one back to the user, and keeps only the agent's records.</summary>
    public void Dispose()
    {
        foreach (var login in logins)
            login.Return(AcpLogin.IsWhole);
        TreeDeletion.Run(Temporary);
        if (!isOwn)
            return;
        Clean();
        // Only now: the login that is handed back has to stay as it is.
        if (redactor is not null && preset.Records is not null)
            StoredRecords.Redact(Folder, redactor);
    }

    private void Lend(string own, string copy)
    {
        var content = File.Exists(own) ? File.ReadAllBytes(own) : null;
        var login = new BorrowedLogin(own, copy, content);
        login.Lend();
        logins.Add(login);
    }

    private string Place(string path)
    {
        var file = Path.Combine(Folder, path);
        PrivateFiles.MakeBelow(Base, Path.GetDirectoryName(file)!);
        return file;
    }

    private void Clean()
    {
        if (preset.Records is { } records)
            HomeCleaner.Keep(Folder, records);
    }
}
