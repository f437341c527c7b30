using System.Text;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>The settings under which Codex works for the harness.</summary>
internal static class CodexConfig
{
    /// <summary>The text of <c>config.toml</c> for a turn.</summary>
    public static string Write(CodexHost host, AgentTurn turn)
    {
        var text = new StringBuilder();
        foreach (var entry in host.User.Carried)
            text.Append(entry.ToLine()).Append('\n');
        var git = Path.Combine(turn.Workspace, ".git");
        var roots = new DirectoryInfo(git) is { Exists: true, LinkTarget: null } ? TomlEntries.Quote(git) : "";
        // A repository's own .codex/config.toml starts programs when its folder is trusted; Codex trusts a folder by
        // itself on thread/start unless it is told otherwise.
        return text.Append(
                $"""
                approval_policy = "never"
                sandbox_mode = "{Sandbox(turn.Permission)}"
                check_for_update_on_startup = false

                [projects.{TomlEntries.Quote(Path.GetFullPath(turn.Workspace))}]
                trust_level = "untrusted"

                [features]
                plugins = false
                unbounded_connection_retries = false

                [analytics]
                enabled = false

                [feedback]
                enabled = false

                # The keys of the login stay with Codex; the commands it runs do not see them.
                [shell_environment_policy]
                ignore_default_excludes = true
                exclude = [{string.Join(
                    ", ",
                    host.User.SecretVariables.Except(host.Allowed).Select(TomlEntries.Quote)
                )}]

                # /tmp is shared with everybody; TMPDIR is this turn's own.
                [sandbox_workspace_write]
                exclude_slash_tmp = true
                exclude_tmpdir_env_var = false
                writable_roots = [{roots}]

                """
            )
            .ToString();
    }

    /// <summary>Codex's name for what an agent may touch.</summary>
    public static string Sandbox(Permission permission) =>
        permission switch
        {
            Permission.ReadOnly => "read-only",
            Permission.Limited => "workspace-write",
            _ => "danger-full-access",
        };
}
