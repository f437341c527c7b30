using Interlock.Core.Processes;

namespace Interlock.Agents.Sessions;

/// <summary>What a turn of a runtime needs of the machine it runs on.</summary>
/// <typeparam name="TUser">What the user has set up for the runtime.</typeparam>
/// <param name="User">The user's own set-up.</param>
/// <param name="Processes">Starts the program.</param>
/// <param name="Environment">The variables of the engine.</param>
/// <param name="Allowed">Variables that the agent may see even though they look like secrets.</param>
/// <param name="Time">The clock.</param>
internal sealed record RuntimeHost<TUser>(
    TUser User,
    ProcessRunner Processes,
    HostEnvironment Environment,
    IReadOnlyList<string> Allowed,
    TimeProvider Time
);
