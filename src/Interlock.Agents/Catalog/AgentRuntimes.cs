using Interlock.Agents.Acp;
using Interlock.Agents.Claude;
using Interlock.Agents.Codex;
using Interlock.Agents.Command;
using Interlock.Agents.Models;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Replay;

namespace Interlock.Agents.Catalog;

/// <summary>Every runtime there is; a new adapter is one more row. The order is that in which <c>auto</c> looks.</summary>
public static class AgentRuntimes
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<AgentRuntime> All { get; } =
    [
        new(
            "codex",
            ["codex", "codex:MODEL"],
            NameRules.OptionalModel("codex:gpt-5.5"),
            (name, host) =>
                new CodexAgent(name.Text, name.Rest, host.Processes, host.Environment, host.Time, host.Allowed)
        )
        {
            Probed = ["codex"],
        },
        new(
            "claude",
            ["claude", "claude:MODEL"],
            NameRules.OptionalModel("claude:opus"),
            (name, host) =>
                new ClaudeAgent(name.Text, name.Rest, host.Processes, host.Environment, host.Time, host.Allowed)
        )
        {
            Probed = ["claude"],
        },
        new(
            "acp",
            ["acp:NAME", "acp:NAME:MODEL", "acp:COMMAND LINE"],
            NameRules.Text("name or command line", "acp:opencode"),
            (name, host) => new AcpAgent(name.Text, name.Rest!, host)
        )
        {
            TakesText = true,
            Probed = [.. AcpPresets.All.Select(preset => $"acp:{preset.Name}")],
        },
        new(
            "command",
            ["command:COMMAND LINE"],
            NameRules.Text("command line", "command:python3 agent.py"),
            (name, host) =>
                new CommandAgent(
                    name.Rest!,
                    host.CallerDirectory,
                    host.Processes,
                    host.Environment,
                    host.Time,
                    host.Allowed
                )
        )
        {
            TakesText = true,
        },
        .. ProviderTable.All.Select(ModelRuntime),
        new(
            "replay",
            ["replay:SESSION"],
            NameRules.Text("session", "replay:fix-1"),
            (name, host) =>
                new ReplayAgent(name.Rest!, host.CallerDirectory, host.Processes, host.Environment, host.Time)
        )
        {
            TakesText = true,
        },
    ];

    private static AgentRuntime ModelRuntime(Provider provider) =>
        new(
            provider.Name,
            [$"{provider.Name}:MODEL"],
            NameRules.OptionalModel($"{provider.Name}:{provider.Models[0]}"),
            (name, host) =>
                new ModelAgent(
                    name.Text,
                    provider,
                    name.Rest,
                    host.Processes,
                    host.Environment,
                    host.Time,
                    host.Allowed
                )
        )
        {
            Probed = [provider.Name],
        };

    /// <summary>The runtime of a name, or null.</summary>
    public static AgentRuntime? Find(string runtime) =>
        All.FirstOrDefault(one => string.Equals(one.Name, runtime, StringComparison.Ordinal));
}
