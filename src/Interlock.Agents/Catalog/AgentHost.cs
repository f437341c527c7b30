using Interlock.Core.Processes;

namespace Interlock.Agents.Catalog;

/// <summary>What an adapter gets from the outside.</summary>
/// <param name="CallerDirectory">Where the user called interlock; relative programs are found there.</param>
/// <param name="Processes">Starts the agents' programs.</param>
/// <param name="Environment">The variables of the engine.</param>
/// <param name="Time">The clock.</param>
/// <param name="Allowed">Variables that agents may see even though they look like secrets, by name.</param>
public sealed record AgentHost(
    string CallerDirectory,
    ProcessRunner Processes,
    HostEnvironment Environment,
    TimeProvider Time,
    IReadOnlyList<string> Allowed
);
