using Interlock.Core.Failures;

namespace Interlock.Loops.Ship.Phases;

/// <summary>Tells an agent that did its work badly from one that could not work at all.</summary>
internal static class AgentTrouble
{
    // Another turn of the same agent may well mend these; every other failure would meet each agent of the run.
    private static readonly string[] WorkFailures =
    [
        "agent_failed",
        "agent_timeout",
        "agent_died",
        "agent_output_limit",
        "agent_result_unreadable",
        "context_window",
        "bad_request",
        "model_error",
        "no_structured_output",
    ];

    /// <summary>Whether the run ends here, resumable, instead of spending another round.</summary>
    public static bool StopsRun(Failure? failure) =>
        failure is not null && !WorkFailures.Contains(failure.Class, StringComparer.Ordinal);
}
