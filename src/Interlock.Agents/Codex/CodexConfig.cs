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
    /// <summary>The text of <c>config.toml</c> for a turn.</summary>
    public static string File(RuntimeHost<CodexUser> host, AgentTurn turn) =>
        Text(host.User, Quiet.Concat(Always(host, turn)));

    /// <summary>The text of <c>config.toml</c> where no turn is taken.</summary>
    public static string Query(RuntimeHost<CodexUser> host) => Text(host.User, Quiet);

    /// <summary>The overrides of a turn in the user's own home.</summary>
    public static IEnumerable<string> Overrides(RuntimeHost<CodexUser> host, AgentTurn turn) =>
        Always(host, turn).SelectMany(entry => (string[])["-c", $"{entry.Key}={entry.Value}"]);

    /// <summary>Codex's name for what an agent may touch.</summary>
    public static string Sandbox(AgentTurn turn) =>
        turn.Permission switch
        {
            Permission.ReadOnly => "read-only",
            // All may be written, but the network is shut: only this mode shuts it.
            Permission.Full when turn.Network == false => "workspace-write",
            Permission.Limited => "workspace-write",
            _ => "danger-full-access",
        };

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

    private static IEnumerable<(string Key, string Value)> Always(RuntimeHost<CodexUser> host, AgentTurn turn)
    {
        yield return ("approval_policy", "\"never\"");
        yield return ("sandbox_mode", $"\"{Sandbox(turn)}\"");
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
        // /tmp is shared with everybody; TMPDIR is this turn's own.
        yield return ("sandbox_workspace_write.exclude_slash_tmp", "true");
        yield return ("sandbox_workspace_write.exclude_tmpdir_env_var", "false");
        yield return ("sandbox_workspace_write.writable_roots", List(Roots(turn)));
        yield return ("sandbox_workspace_write.network_access", turn.Network == true ? "true" : "false");
        if (!(turn.Network ?? turn.Permission == Permission.Full))
            yield return ("web_search", "\"disabled\"");
    }

    private static IEnumerable<string> Hidden(RuntimeHost<CodexUser> host) =>
        host.User.SecretVariables.Union(host.Allowed.Where(HostEnvironment.LooksSecret), StringComparer.Ordinal);

    private static IEnumerable<string> Roots(AgentTurn turn)
    {
        if (turn.Permission == Permission.Full)
            yield return "/";
        var git = Path.Combine(turn.Workspace, ".git");
        if (new DirectoryInfo(git) is { Exists: true, LinkTarget: null })
            yield return git;
    }

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(TomlEntries.Quote))}]";
}
