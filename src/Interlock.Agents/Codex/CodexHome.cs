using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>
/// CODEX_HOME of a turn: settings of ours, the user's model and login, the threads of earlier turns; or the user's own.
/// </summary>
internal static class CodexHome
{
    private const string Store = "sessions";

    /// <summary>Opens the home of a turn.</summary>
    public static AgentHome Open(RuntimeHost<CodexUser> host, AgentTurn turn)
    {
        var place = AgentHome.PlaceOf(turn, "codex");
        if (turn.Inherit)
            return AgentHome.Inherit(place, host.User.Home);
        var home = Isolate(host.User, place);
        var login = Path.Combine(home.Folder, Path.GetFileName(host.User.LoginFile));
        AgentHome.Write(Path.Combine(home.Folder, "config.toml"), CodexConfig.File(host, turn, login));
        return home;
    }

    /// <summary>Makes an isolated home without settings.</summary>
    public static AgentHome Isolate(CodexUser user, string place) =>
        AgentHome.Isolate(
            place,
            Store,
            user.LoginFile,
            File.Exists(user.LoginFile) ? File.ReadAllBytes(user.LoginFile)
                : user.ApiKey is { } key ? CodexLogin.OfKey(key)
                : null,
            CodexLogin.HasTokens
        );

    /// <summary>Whether a thread was begun in a home.</summary>
    public static bool HasThread(AgentHome home, string thread) =>
        Guid.TryParseExact(thread, "D", out var id)
        && Directory.Exists(Path.Combine(home.Folder, Store))
        && Directory
            .EnumerateFiles(
                Path.Combine(home.Folder, Store),
                $"rollout-*-{id:D}.jsonl",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
            )
            .Any();
}
