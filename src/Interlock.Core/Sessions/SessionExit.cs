using Interlock.Core.Failures;
using Interlock.Core.Runs;

namespace Interlock.Core.Sessions;

/// <summary>Exit codes of the verbs that end with a session.</summary>
public static class SessionExit
{
    // What the agent or its task did wrong; every other failure of a provider or a machine is infrastructure.
    private static readonly string[] WorkFailures =
    [
        "agent_failed",
        "agent_output_limit",
        "agent_result_unreadable",
        "bad_question",
        "artifact_missing",
        "context_window",
        "no_structured_output",
        "refused",
        "schema_violation",
    ];

    /// <summary>The exit code that a state means; null while an agent works.</summary>
    public static int? Of(SessionState state, Failure? failure) =>
        state switch
        {
            SessionState.Completed => ExitCode.Good,
            SessionState.WaitingForUser => ExitCode.NeedsOwner,
            SessionState.TimedOut or SessionState.Lost or SessionState.Damaged => ExitCode.Infrastructure,
            SessionState.Stopped or SessionState.Idle => ExitCode.Cancelled,
            SessionState.Failed => Of(failure),
            _ => null,
        };

    private static int Of(Failure? failure) =>
        failure switch
        {
            { Class: "needs_owner" } => ExitCode.NeedsOwner,
            { Class: "budget_exhausted" or "usage_limit" or "price_unknown" } => ExitCode.BudgetExhausted,
            // The user mends it, but what he asked for was right: as in ship.
            { Class: "auth" } => ExitCode.Infrastructure,
            { Owner: FailureOwner.User or FailureOwner.Policy } => ExitCode.Blocked,
            null => ExitCode.Blocked,
            _ => WorkFailures.Contains(failure.Class, StringComparer.Ordinal)
                ? ExitCode.Blocked
                : ExitCode.Infrastructure,
        };
}
