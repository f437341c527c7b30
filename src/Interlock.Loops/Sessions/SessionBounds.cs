using Interlock.Agents.Catalog;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;

namespace Interlock.Loops.Sessions;

/// <summary>What holds the agent of a turn back, from outside.</summary>
internal static class SessionBounds
{
    // They reach their model over the network themselves; what their tools reach is theirs to keep.
    private static readonly string[] VendorRuntimes = ["codex", "claude", "acp"];

    /// <summary>The confinement of a turn, or null when nothing holds it back.</summary>
    /// <param name="ground">Repository and sandbox.</param>
    /// <param name="order">The turn.</param>
    /// <param name="place">Where it works.</param>
    /// <param name="folders">The agent's own folder and its home.</param>
    public static Confinement? Of(SessionGround ground, TurnOrder order, string place, params string[] folders)
    {
        var options = order.Options;
        if (options.Permission == Permission.Full)
            return null;
        string[] writable = options.Permission == Permission.ReadOnly ? folders : [place, .. folders];
        string[] visible = options.Permission == Permission.ReadOnly ? [place] : [];
        var access = new StrictAccess
        {
            Writable = writable,
            ReadOnly = [.. visible, .. ground.Store.ObjectFolders, .. order.Images, .. NamedFiles(options)],
            Network = options.Network == true || HasVendor(options),
        };
        return options.InPlace
            ? InPlace(ground, options.Permission).Strict(WithGit(access, ground)) ?? ground.Sandbox.Allow(writable)
            : ground.Sandbox.Strictest(access);
    }

    /// <summary>
    /// How a <c>command:</c>, or a command of a direct model, is held back where that differs: it was to have no network,
    /// and only this keeps it off.
    /// </summary>
    /// <param name="ground">Repository and sandbox.</param>
    /// <param name="order">The turn.</param>
    /// <param name="confinement">What holds for the other runtimes.</param>
    /// <param name="writable">Folders that it may change.</param>
    public static Confinement? OfCommand(
        SessionGround ground,
        TurnOrder order,
        Confinement? confinement,
        params string[] writable
    ) =>
        order.Options is not { Network: false } options || confinement is StrictConfinement ? null
        : options.Permission == Permission.Full ? ground.Sandbox.Unguarded.Offline()
        : confinement is Guard guard ? guard with { IsOffline = true }
        : ground.Sandbox.Offline(writable);

    /// <summary>Whether a vendor's runtime may be started, which reaches its model by itself.</summary>
    public static bool HasVendor(SessionOptions options) => Names(options).Any(IsVendor);

    // What git runs by itself (hooks, filters) is in the git directory, and whoever changes '.git' says which that is.
    private static Sandbox InPlace(SessionGround ground, Permission permission) =>
        permission == Permission.ReadOnly
            ? ground.InPlace
            : ground.InPlace.Keep(Path.Combine(ground.Repository.Root, ".git"));

    private static StrictAccess WithGit(StrictAccess access, SessionGround ground) =>
        access with
        {
            ReadOnly = [.. access.ReadOnly, ground.Repository.CommonDirectory, ground.Repository.GitDirectory],
        };

    private static bool IsVendor(AgentName name) => VendorRuntimes.Contains(name.Runtime, StringComparer.Ordinal);

    private static IReadOnlyList<AgentName> Names(SessionOptions options) => AgentNames.Read(options.Agent).Names;

    // The user's own program and the files that he names with it have to be there.
    private static IEnumerable<string> NamedFiles(SessionOptions options) =>
        Names(options)
            .Where(name => name.Runtime == "command")
            .SelectMany(name => (name.Rest ?? "").Split([' ', '\t', '\n', '\'', '"', '=', ';', '&', '|', '(', ')']))
            .Where(word => word.Length > 0 && !word.Contains('\0', StringComparison.Ordinal))
            .Select(word => Path.GetFullPath(word, options.CallerDirectory))
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal);
}
