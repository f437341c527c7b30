using Interlock.Core.Failures;

namespace Interlock.Core.Runs;

/// <summary>What stopping a run came to.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="WasLive">Whether an engine was working on it.</param>
/// <param name="Pid">Process id of that engine, or null.</param>
/// <param name="Signals">Signals sent to it, in order: <c>SIGTERM</c>, <c>SIGKILL</c>.</param>
/// <param name="Leftovers">Process ids that were left and have been killed.</param>
/// <param name="State">Where the run stands now; <c>interrupted</c> ones can be resumed.</param>
/// <param name="Failure">Why it could not be stopped, or null.</param>
public sealed record RunStopResult(
    string Run,
    bool WasLive,
    int? Pid,
    IReadOnlyList<string> Signals,
    IReadOnlyList<int> Leftovers,
    RunState State,
    Failure? Failure
);
