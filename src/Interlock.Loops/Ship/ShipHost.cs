using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Runs;

namespace Interlock.Loops.Ship;

/// <summary>What a ship run gets from the program around it.</summary>
/// <param name="Environment">Environment variables.</param>
/// <param name="Processes">Child processes.</param>
/// <param name="Time">The clock.</param>
/// <param name="Random">Randomness for run ids.</param>
/// <param name="Journal">How journals are written.</param>
public sealed record ShipHost(
    HostEnvironment Environment,
    ProcessRunner Processes,
    TimeProvider Time,
    Random Random,
    JournalOptions Journal
)
{
    /// <summary>The limit on agents at work that the run shares with others, or null for its own.</summary>
    public SemaphoreSlim? Slots { get; init; }

    /// <summary>The budget that the run shares with others, or null for its own.</summary>
    public RunBudget? Budget { get; init; }

    /// <summary>Live progress for people: scope and a short clean line.</summary>
    public Action<string, string>? Progress { get; init; }

    /// <summary>Called with the run's folder once its journal is there.</summary>
    public Action<RunFolder>? RunCreated { get; init; }
}
