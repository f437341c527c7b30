namespace Interlock.Core.Processes;

/// <summary>
/// What a strictly confined program reaches beside the system's own programs, read-only, and its own installation.
/// Whatever is not named here, or by the rules of docs/confinement.md, is not there for it.
/// </summary>
public sealed record StrictAccess
{
    /// <summary>
    /// Folders that it may change: its workspace, its own folder of the session, its home folder. They exist and are no links.
    /// </summary>
    public required IReadOnlyList<string> Writable { get; init; }

    /// <summary>
    /// Files and folders that it may read: the object folders that its workspace borrows from
    /// (<see cref="Git.ObjectStore.ObjectFolders"/>), pictures of the prompt. What is not there is left out.
    /// </summary>
    public IReadOnlyList<string> ReadOnly { get; init; } = [];

    /// <summary>Programs that it starts beside itself: shown with their installation, as its own is.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>
    /// Whether it makes a sandbox of its own inside. Root needs CAP_SETFCAP for that (user_namespaces(7)), which counts
    /// only in there.
    /// </summary>
    public bool OwnSandbox { get; init; }

    /// <summary>
    /// Whether it reaches the network, services of this machine included; without, it has a loopback of its own.
    /// </summary>
    public bool Network { get; init; }
}
