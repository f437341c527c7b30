using Interlock.Core.Agents;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Core.State;

namespace Interlock.Loops.Sessions;

/// <summary>What a session gets from the program around it.</summary>
/// <param name="Environment">Environment variables.</param>
/// <param name="Processes">Child processes.</param>
/// <param name="Time">The clock.</param>
/// <param name="Random">Randomness for names.</param>
/// <param name="Journal">How journals are written.</param>
/// <param name="Home">Where state lives.</param>
/// <param name="Agent">Makes the agent of a turn; its name was checked before.</param>
public sealed record SessionHost(
    HostEnvironment Environment,
    ProcessRunner Processes,
    TimeProvider Time,
    Random Random,
    JournalOptions Journal,
    StateHome Home,
    Func<SessionOptions, IAgent> Agent
);
