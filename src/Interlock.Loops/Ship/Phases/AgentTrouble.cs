using Interlock.Core.Failures;
using Interlock.Core.Runs;

namespace Interlock.Loops.Ship.Phases;

/// <summary>Tells an agent that did its work badly from one that could not work at all; the table is in docs/ship.md.</summary>
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
        "bad_question",
        "context_window",
        "bad_request",
        "no_structured_output",
        "permission_denied",
        "refused", // of this task: the others may be fine, and its repair is worded differently
    ];

    /// <summary>Whether the run ends here, resumable, instead of spending another round.</summary>
    public static bool StopsRun(Failure? failure) =>
        failure is not null && !WorkFailures.Contains(failure.Class, StringComparer.Ordinal);

    /// <summary>How a run ends that such a failure stops.</summary>
    public static Outcome OutcomeOf(Failure failure) =>
        failure.Class switch
        {
            "needs_owner" => Outcome.NeedsOwner,
            "budget_exhausted" or "price_unknown" => Outcome.BudgetExhausted,
            "interrupted" => Outcome.Cancelled,
            _ => Outcome.Infrastructure,
        };
}
