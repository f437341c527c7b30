using Interlock.Agents.Claude;
using Interlock.Agents.Codex;
using Interlock.Agents.Command;
using Interlock.Core.Agents;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents;

/// <summary>Makes agents of the names that people give them: <c>codex</c>, <c>claude:MODEL</c>, <c>command:COMMAND LINE</c>.</summary>
/// <param name="callerDirectory">Where the user called interlock; relative programs of <c>command:</c> are found there.</param>
/// <param name="processes">Starts the agents' programs.</param>
/// <param name="environment">The variables of the engine.</param>
/// <param name="time">The clock.</param>
/// <param name="allowed">Variables that agents may see even though they look like secrets, by name.</param>
public sealed class AgentCatalog(
    string callerDirectory,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time,
    params IReadOnlyList<string> allowed
)
{
    private static readonly string[] Runtimes = ["codex", "claude", "command"];

    /// <summary>The forms that a name can have, for help and messages.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    ["codex", "codex:MODEL", "claude", "claude:MODEL", "command:COMMAND LINE"];

    /// <summary>Why a name names no agent, or null when it does.</summary>
    public static Failure? Check(string name)
    {
        var (runtime, rest) = Split(name);
        return runtime switch
        {
            "codex" or "claude" when rest is null || IsModel(rest) => null,
            "command" when !string.IsNullOrWhiteSpace(rest) => null,
            "codex" => Wrong($"Agent '{name}' names no model after 'codex:'", "Write for example: codex:gpt-5.5"),
            "claude" => Wrong($"Agent '{name}' names no model after 'claude:'", "Write for example: claude:opus"),
            "command" => Wrong($"Agent '{name}' has no command line", "Write for example: command:python3 agent.py"),
            _ => Wrong(
                $"There is no agent '{Start(name)}'{NearestName.Hint(runtime, Runtimes)}",
                $"Name one of: {string.Join(", ", Forms)}"
            ),
        };
    }

    /// <summary>The agent of a name.</summary>
    /// <exception cref="ArgumentException">The name names none; see <see cref="Check"/>.</exception>
    public IAgent Create(string name)
    {
        if (Check(name) is { } wrong)
            throw new ArgumentException(wrong.Message, nameof(name));
        var (runtime, rest) = Split(name);
        return runtime switch
        {
            "codex" => new CodexAgent(name, rest, processes, environment, time, allowed),
            "claude" => new ClaudeAgent(name, rest, processes, environment, time, allowed),
            _ => new CommandAgent(rest!, callerDirectory, processes, environment, time, allowed),
        };
    }

    private static (string Runtime, string? Tail) Split(string name) =>
        name.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 ? (name[..at], name[(at + 1)..]) : (name, null);

    private static bool IsModel(string text) =>
        text.Length is > 0 and <= 200
        && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:@[]".Contains(c, StringComparison.Ordinal));

    private static string Start(string name) => name.Length <= 100 ? name : name[..100];

    private static Failure Wrong(string message, string remedy) =>
        new("unknown_agent", message, FailureOwner.User, false, remedy);
}
