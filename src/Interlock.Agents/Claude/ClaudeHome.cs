using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>
/// CLAUDE_CONFIG_DIR of a turn: empty but for the user's login and the sessions of earlier turns, or the user's own.
/// </summary>
internal static class ClaudeHome
{
    private const string Store = "projects";

    /// <summary>Opens the home of a turn.</summary>
    public static AgentHome Open(RuntimeHost<ClaudeUser> host, AgentTurn turn)
    {
        var place = AgentHome.PlaceOf(turn, "claude");
        return turn.Inherit ? AgentHome.Inherit(place, host.User.Home) : Isolate(host.User, place);
    }

    /// <summary>Makes an isolated home.</summary>
    public static AgentHome Isolate(ClaudeUser user, string place) =>
        AgentHome.Isolate(
            place,
            Store,
            user.LoginFile,
            File.Exists(user.LoginFile) ? File.ReadAllBytes(user.LoginFile) : null,
            ClaudeLogin.HasTokens
        );

    /// <summary>
    /// File of a session, or null when there is none. Claude Code finds a session by its id only from the folder in which
    /// it was begun; by its file from everywhere.
    /// </summary>
    public static string? SessionFile(AgentHome home, string session)
    {
        var store = Path.Combine(home.Folder, Store);
        return Guid.TryParseExact(session, "D", out var id) && Directory.Exists(store)
            ? Directory
                .EnumerateDirectories(store)
                .Select(project => Path.Combine(project, $"{id:D}.jsonl"))
                .Where(file => new FileInfo(file) is { Exists: true, LinkTarget: null })
                .MaxBy(File.GetLastWriteTimeUtc)
            : null;
    }
}
