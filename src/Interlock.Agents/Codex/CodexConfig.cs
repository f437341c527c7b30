using System.Text;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Codex;

/// <summary>
/// The settings under which Codex works for the harness: a file in an isolated home; overrides on its command line over
/// the user's own.
/// </summary>
internal static class CodexConfig
{
    // The name of our permission profile: what Codex's sandbox modes cannot say, that commands do not read a login.
    private const string Profile = "interlock";

    /// <summary>The text of <c>config.toml</c> for a turn.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="logins">Files that only Codex itself reads.</param>
    public static string File(RuntimeHost<CodexUser> host, AgentTurn turn, params string[] logins) =>
        Text(host.User, Quiet.Concat(Always(host, turn, [.. logins, host.User.LoginFile])));

    /// <summary>The text of <c>config.toml</c> where no turn is taken.</summary>
    public static string Query(RuntimeHost<CodexUser> host) => Text(host.User, Quiet);

    /// <summary>The overrides of a turn in the user's own home.</summary>
    public static IEnumerable<string> Overrides(RuntimeHost<CodexUser> host, AgentTurn turn) =>
        Always(host, turn, [host.User.LoginFile]).SelectMany(entry => (string[])["-c", $"{entry.Key}={entry.Value}"]);

    /// <summary>The parameter of a thread that says what an agent may touch, and its value.</summary>
    public static (string Parameter, string Value) Bounds(AgentTurn turn) =>
        turn.Permission == Permission.Full ? ("sandbox", Sandbox(turn)) : ("permissions", Profile);

    // All may be written, but the network is shut: only this mode shuts it.
    private static string Sandbox(AgentTurn turn) => turn.Network == false ? "workspace-write" : "danger-full-access";

    // What talks to anybody but the model; the user's own settings decide it when they are in force.
    private static (string Key, string Value)[] Quiet { get; } =
    [
        ("check_for_update_on_startup", "false"),
        ("features.plugins", "false"),
        ("analytics.enabled", "false"),
        ("feedback.enabled", "false"),
    ];

    private static string Text(CodexUser user, IEnumerable<(string Key, string Value)> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in user.Carried)
            text.Append(entry.ToLine()).Append('\n');
        foreach (var (key, value) in entries)
            text.Append(key).Append(" = ").Append(value).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<(string Key, string Value)> Always(
        RuntimeHost<CodexUser> host,
        AgentTurn turn,
        string[] logins
    )
    {
        yield return ("approval_policy", "\"never\"");
        foreach (var entry in turn.Permission == Permission.Full ? Modes(turn) : Rules(turn, logins))
            yield return entry;
        yield return ("suppress_unstable_features_warning", "true");
        yield return ("features.unbounded_connection_retries", "false");
        // Without it Codex itself answers its tool request_user_input: unavailable.
        yield return ("features.default_mode_request_user_input", turn.Ask is null ? "false" : "true");
        // A repository's own .codex/config.toml starts programs when its folder is trusted; Codex trusts a folder by
        // itself on thread/start unless it is told otherwise.
        var workspace = TomlEntries.Quote(Path.GetFullPath(turn.Workspace));
        yield return ("projects", $"{{ {workspace} = {{ trust_level = \"untrusted\" }} }}");
        // Keys, and what agents.env names, stay with Codex; the commands it runs do not see them.
        yield return ("shell_environment_policy.ignore_default_excludes", "true");
        yield return ("shell_environment_policy.exclude", List(Hidden(host)));
        if (!(turn.Network ?? turn.Permission == Permission.Full))
            yield return ("web_search", "\"disabled\"");
    }

    private static IEnumerable<string> Hidden(RuntimeHost<CodexUser> host) =>
        host.User.SecretVariables.Union(host.Allowed.Where(HostEnvironment.LooksSecret), StringComparer.Ordinal);

    private static IEnumerable<(string Key, string Value)> Modes(AgentTurn turn)
    {
        yield return ("sandbox_mode", $"\"{Sandbox(turn)}\"");
        yield return ("sandbox_workspace_write.writable_roots", List(["/"]));
        yield return ("sandbox_workspace_write.network_access", turn.Network == true ? "true" : "false");
    }

    private static IEnumerable<(string Key, string Value)> Rules(AgentTurn turn, string[] logins)
    {
        var isReader = turn.Permission == Permission.ReadOnly;
        yield return ("default_permissions", $"\"{Profile}\"");
        yield return ($"permissions.{Profile}.extends", isReader ? "\":read-only\"" : "\":workspace\"");
        yield return ($"permissions.{Profile}.network.enabled", turn.Network == true ? "true" : "false");
        var files = logins.Distinct(StringComparer.Ordinal).Select(file => (Path: file, Access: "deny"));
        if (!isReader)
        {
            // /tmp is shared with everybody; TMPDIR is this turn's own.
            files = files.Append((":slash_tmp", "read"));
            var git = Path.Combine(turn.Workspace, ".git");
            if (new DirectoryInfo(git) is { Exists: true, LinkTarget: null })
                files = files.Append((git, "write"));
        }

        var rules = files.Select(file => $"{TomlEntries.Quote(file.Path)} = \"{file.Access}\"");
        yield return ($"permissions.{Profile}.filesystem", $"{{ {string.Join(", ", rules)} }}");
    }

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(TomlEntries.Quote))}]";
}
