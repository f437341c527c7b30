using System.Text;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.Core.Text;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Sessions;

/// <summary>
/// The configuration home of a runtime. An isolated one holds settings of ours and, while a turn runs, the user's login;
/// between the turns of a conversation nothing stays in it but the runtime's own record, which resuming needs. An
/// inherited one is the user's own, left as it is.
/// </summary>
internal sealed class AgentHome : IDisposable
{
    private readonly string? store;
    private readonly BorrowedLogin? login;
    private readonly Func<byte[], bool> isRefreshable;

    private AgentHome(
        string place,
        string folder,
        string? store,
        BorrowedLogin? login,
        Func<byte[], bool> isRefreshable
    )
    {
        (Place, Folder, Temporary) = (place, folder, Path.Combine(place, "tmp"));
        (this.store, this.login, this.isRefreshable) = (store, login, isRefreshable);
    }

    /// <summary>Folder of everything that is ours: the isolated home, TMPDIR, scripts.</summary>
    public string Place { get; }

    /// <summary>The configuration home.</summary>
    public string Folder { get; }

    /// <summary>Value of TMPDIR: beside the home, so that what works in it meets no settings and no login.</summary>
    public string Temporary { get; }

    /// <summary>Whether the home is the user's own.</summary>
    public bool IsInherited => store is null;

    /// <summary>The confinement of a turn in this home: the user's own is inside of it only by his own wish.</summary>
    /// <param name="confinement">The confinement of the turn, or null.</param>
    public Confinement? Open(Confinement? confinement) =>
        IsInherited && confinement is StrictConfinement strict ? strict.WithWritable(Folder) : confinement;

    /// <summary>The folder in which a runtime's home lies for a turn.</summary>
    public static string PlaceOf(AgentTurn turn, string runtime) =>
        Path.Combine(turn.HomeFolder ?? turn.AgentFolder, runtime);

    /// <summary>Opens the user's own home.</summary>
    /// <param name="place">Folder for what is ours.</param>
    /// <param name="folder">The user's home.</param>
    public static AgentHome Inherit(string place, string folder)
    {
        PrivateFiles.MakeBelow(Path.GetDirectoryName(place)!, place);
        var home = new AgentHome(place, folder, null, null, _ => false);
        PrivateFiles.MakeAnew(home.Temporary);
        return home;
    }

    /// <summary>Makes an isolated home, or opens it again: whatever a killed turn left there but its record goes.</summary>
    /// <param name="place">Folder for it.</param>
    /// <param name="store">Name of the runtime's own record in it.</param>
    /// <param name="own">The user's file of the login.</param>
    /// <param name="content">The login, or null.</param>
    /// <param name="isRefreshable">Whether a file is a login that its program refreshes.</param>
    public static AgentHome Isolate(
        string place,
        string store,
        string own,
        byte[]? content,
        Func<byte[], bool> isRefreshable
    )
    {
        var folder = Path.Combine(place, "home");
        var lent = new BorrowedLogin(own, Path.Combine(folder, Path.GetFileName(own)), content);
        var home = new AgentHome(place, folder, store, lent, isRefreshable);
        PrivateFiles.MakeBelow(Path.GetDirectoryName(place)!, folder);
        PrivateFiles.KeepOnly(folder, store);
        PrivateFiles.MakeAnew(home.Temporary);
        lent.Lend();
        return home;
    }

    /// <summary>Writes a file of ours beside or into the home.</summary>
    public static void Write(string path, string content, bool executable = false) =>
        PrivateFiles.Write(path, Encoding.UTF8.GetBytes(content), executable);

    /// <summary>Takes secrets out of the runtime's own record; the user's own home is left as it is.</summary>
    public void Redact(Redactor redactor)
    {
        if (store is not null && new DirectoryInfo(Folder).LinkTarget is null)
            StoredRecords.Redact(Path.Combine(Folder, store), redactor);
    }

    /// <summary>Takes the login away, hands a refreshed one back to the user, and keeps only the runtime's record.</summary>
    public void Dispose()
    {
        login?.Return(isRefreshable);
        TreeDeletion.Run(Temporary);
        if (store is not null)
            PrivateFiles.KeepOnly(Folder, store);
    }
}
