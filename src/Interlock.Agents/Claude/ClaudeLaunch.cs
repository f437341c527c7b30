using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>How the program is started: its options and its environment.</summary>
internal static class ClaudeLaunch
{
    // What talks to anybody but the model, updates, or goes on after the turn.
    private static readonly string[] Off =
    [
        "CLAUDE_CODE_DISABLE_AUTO_MEMORY",
        "CLAUDE_CODE_DISABLE_BACKGROUND_TASKS",
        "CLAUDE_CODE_DISABLE_CRON",
        "CLAUDE_CODE_DISABLE_FEEDBACK_SURVEY",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
        "CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL",
        "CLAUDE_CODE_DISABLE_TERMINAL_TITLE",
        "DISABLE_AUTOUPDATER",
        "DISABLE_BUG_COMMAND",
        "DISABLE_ERROR_REPORTING",
        "DISABLE_TELEMETRY",
    ];

    /// <summary>The process of a turn.</summary>
    /// <param name="program">Path of Claude Code.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="schema">Schema in the form that Claude Code takes, or null.</param>
    /// <param name="home">The turn's home.</param>
    /// <param name="host">The machine.</param>
    public static ProcessSpec Process(
        string program,
        AgentTurn turn,
        JsonObject? schema,
        ClaudeHome home,
        ClaudeHost host
    ) =>
        new()
        {
            FileName = program,
            Arguments = [.. Options(turn, schema, turn.Model ?? host.User.Model)],
            WorkingDirectory = turn.Workspace,
            Environment = Variables(turn, home, host),
            Supervised = true,
            Confinement = turn.Confinement,
        };

    // An option's value is joined to it by '=': some options take all words that follow.
    private static IEnumerable<string> Options(AgentTurn turn, JsonObject? schema, string? model)
    {
        yield return "-p";
        yield return "--input-format=stream-json";
        yield return "--output-format=stream-json";
        yield return "--verbose";
        yield return "--include-partial-messages"; // so that a long answer is told from a stalled one
        yield return "--permission-prompt-tool=stdio";
        yield return $"--permission-mode={(turn.Permission == Permission.Limited ? "acceptEdits" : "default")}";
        yield return $"--tools={string.Join(',', ClaudePermission.Tools(turn.Permission))}";
        yield return "--setting-sources="; // no settings, hooks, CLAUDE.md of the user or the repository
        yield return "--strict-mcp-config";
        yield return "--disable-slash-commands"; // and no skills
        if (model is not null)
            yield return $"--model={model}";
        if (schema is not null)
            yield return $"--json-schema={schema.ToJsonString()}";
    }

    private static Dictionary<string, string> Variables(AgentTurn turn, ClaudeHome home, ClaudeHost host)
    {
        var variables = host.Environment.ForChild(ClaudeUser.SecretVariables.Concat(host.Allowed));
        // Those of a Claude Code in which Interlock itself runs would change how this one behaves.
        foreach (
            var name in variables
                .Keys.Where(n => n.StartsWith("CLAUDE", StringComparison.Ordinal) && !ClaudeUser.IsOfProvider(n))
                .ToList()
        )
            variables.Remove(name);
        foreach (var (name, value) in host.User.Variables.Concat(turn.Variables))
            variables[name] = value;
        foreach (var name in Off)
            variables[name] = "1";
        variables[ProcessMarks.Run] = turn.Run;
        variables["CLAUDE_CONFIG_DIR"] = home.Folder;
        variables["CLAUDE_CODE_SHELL_PREFIX"] = home.ShellPrefix;
        variables["TMPDIR"] = home.Temporary;
        return variables;
    }
}
