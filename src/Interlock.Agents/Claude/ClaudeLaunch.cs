using System.Text.Json.Nodes;
using Interlock.Agents.Sessions;
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
    /// <param name="session">File of the session to go on with, or null.</param>
    /// <param name="shell">Program through which commands are run.</param>
    /// <param name="home">The turn's home.</param>
    /// <param name="host">The machine.</param>
    public static ProcessSpec Process(
        string program,
        AgentTurn turn,
        JsonObject? schema,
        string? session,
        string shell,
        AgentHome home,
        RuntimeHost<ClaudeUser> host
    )
    {
        var variables = Variables(home, host);
        foreach (var (name, value) in turn.Variables)
            variables[name] = value;
        variables[ProcessMarks.Run] = turn.Run;
        variables["CLAUDE_CODE_SHELL_PREFIX"] = shell;
        return new ProcessSpec
        {
            FileName = program,
            Arguments =
            [
                .. Protocol,
                .. Settings(turn.Inherit),
                .. Options(turn, schema, session, turn.Model ?? (turn.Inherit ? null : host.User.Model)),
            ],
            WorkingDirectory = turn.Workspace,
            Environment = variables,
            Supervised = true,
            Confinement = home.Open(turn.Confinement)?.WithOwnSandbox(), // its commands lose the network in one
        };
    }

    /// <summary>A process that answers control requests and takes no turn.</summary>
    public static ProcessSpec Query(string program, AgentHome home, RuntimeHost<ClaudeUser> host) =>
        new()
        {
            FileName = program,
            Arguments = [.. Protocol, .. Settings(inherits: false), "--no-session-persistence", "--tools="],
            WorkingDirectory = home.Temporary,
            Environment = Variables(home, host),
            Supervised = true,
        };

    private static readonly string[] Protocol =
    [
        "-p",
        "--input-format=stream-json",
        "--output-format=stream-json",
        "--verbose",
        "--include-partial-messages", // the message and its tokens as they come
        "--permission-prompt-tool=stdio",
    ];

    // Of the repository no settings, hooks, servers or CLAUDE.md, ever; of the user only when he says so.
    private static string[] Settings(bool inherits) =>
        inherits
            ? ["--setting-sources=user"]
            : ["--setting-sources=", "--strict-mcp-config", "--disable-slash-commands"]; // the last: no skills

    // An option's value is joined to it by '=': some options take all words that follow.
    private static IEnumerable<string> Options(AgentTurn turn, JsonObject? schema, string? session, string? model)
    {
        yield return $"--permission-mode={(turn.Permission == Permission.Limited ? "acceptEdits" : "default")}";
        yield return $"--tools={string.Join(',', ClaudePermission.Tools(turn))}";
        if (session is not null)
            yield return $"--resume={session}";
        if (model is not null)
            yield return $"--model={model}";
        if (turn.Effort is not null)
            yield return $"--effort={turn.Effort}";
        if (schema is not null)
            yield return $"--json-schema={schema.ToJsonString()}";
    }

    private static Dictionary<string, string> Variables(AgentHome home, RuntimeHost<ClaudeUser> host)
    {
        var variables = host.Environment.ForChild(ClaudeUser.SecretVariables.Concat(host.Allowed));
        // Those of a Claude Code in which Interlock itself runs would change how this one behaves.
        foreach (
            var name in variables
                .Keys.Where(n => n.StartsWith("CLAUDE", StringComparison.Ordinal) && !ClaudeUser.IsOfProvider(n))
                .ToList()
        )
            variables.Remove(name);
        foreach (var (name, value) in host.User.Variables)
            variables[name] = value;
        foreach (var name in Off)
            variables[name] = "1";
        // Named only when it has to be: with it Claude Code looks for its .claude.json elsewhere.
        if (!home.IsInherited || host.Environment["CLAUDE_CONFIG_DIR"] is not null)
            variables["CLAUDE_CONFIG_DIR"] = home.Folder;
        variables["TMPDIR"] = home.Temporary;
        return variables;
    }
}
