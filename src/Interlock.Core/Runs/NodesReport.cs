namespace Interlock.Core.Runs;

/// <summary>The agents of a workflow run.</summary>
/// <param name="Asked">Asked for by the script so far, replayed ones counted once.</param>
/// <param name="Working">At work now.</param>
/// <param name="Waiting">Waiting for their provider now.</param>
/// <param name="Done">Ended well.</param>
/// <param name="Failed">Ended with a failure, which the script got as data.</param>
/// <param name="WaitingUntil">When the first of those that wait goes on, UTC, or null.</param>
/// <param name="Phases">The same by phase, in the order of their first agent.</param>
public sealed record NodesReport(
    int Asked,
    int Working,
    int Waiting,
    int Done,
    int Failed,
    DateTimeOffset? WaitingUntil,
    IReadOnlyList<NodePhaseReport> Phases
);
