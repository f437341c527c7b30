using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>What a turn of Claude Code needs of the machine it runs on.</summary>
/// <param name="User">The user's own set-up of Claude Code.</param>
/// <param name="Processes">Starts the program.</param>
/// <param name="Environment">The variables of the engine.</param>
/// <param name="Allowed">Variables that the agent may see even though they look like secrets.</param>
/// <param name="Time">The clock.</param>
internal sealed record ClaudeHost(
    ClaudeUser User,
    ProcessRunner Processes,
    HostEnvironment Environment,
    IReadOnlyList<string> Allowed,
    TimeProvider Time
);
