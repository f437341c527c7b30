using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Claude;

/// <summary>
/// Turns what ended a turn into a failure, by fields only: <c>terminal_reason</c>, <c>stop_reason</c>,
/// <c>api_error_status</c>, <c>api_error_type</c> and <c>subtype</c> of the result, and <c>error</c> of the last message.
/// </summary>
internal static class ClaudeFailures
{
    /// <summary>Why a turn with a <c>result</c> did not end well, or null when it did.</summary>
    /// <param name="events">What Claude Code said.</param>
    /// <param name="now">The time.</param>
    public static Failure? Of(ClaudeEvents events, DateTimeOffset now)
    {
        if (events.Result is not { } result)
            return null;
        var refused = result.Text("stop_reason") == "refusal";
        if (
            result.Member("is_error") is { ValueKind: System.Text.Json.JsonValueKind.False }
            && result.Text("subtype") == "success"
            && !refused
        )
            return null;
        var failure =
            (refused ? AgentFailures.Refused : null)
            ?? ByReason(result.Text("terminal_reason"))
            ?? ByStatus((int?)result.Number("api_error_status"), events)
            ?? ByName(events.Error ?? result.Text("api_error_type"))
            ?? AgentFailures.Failed("");
        var words = result.Text("result") is { Length: > 0 } said ? said : $"it ended with '{result.Text("subtype")}'";
        return failure with { Message = $"Claude Code: {words}", RetryAfter = Wait(failure, events, now) };
    }

    /// <summary>The turn ended well, but for the structured output that it was to end with.</summary>
    public static Failure NoStructuredOutput(bool offered) =>
        offered
            ? new(
                "no_structured_output",
                "Claude Code ended its turn without the structured output that was asked for.",
                FailureOwner.Provider,
                true,
                "Resume the run; when it happens again, choose a stronger model."
            )
            : new(
                "schema_refused",
                "Claude Code does not take the JSON Schema of this turn.",
                FailureOwner.Platform,
                false,
                "Use a simpler schema (draft 7), or another agent."
            );

    /// <summary>Why an effort cannot be asked for, or null: Claude Code itself passes over one that it does not know.</summary>
    public static Failure? OfEffort(string? effort) =>
        effort is null || ClaudeModels.Efforts.Contains(effort)
            ? null
            : new(
                "bad_request",
                $"Claude Code does not know the effort '{ExternalText.Line(effort, 40)}'.",
                FailureOwner.User,
                false,
                $"Name one of: {string.Join(", ", ClaudeModels.Efforts)}."
            );

    /// <summary>The commands of a turn were to have no network, and nothing here takes it from them.</summary>
    public static Failure NoNetworkSwitch { get; } =
        new(
            "capability_missing",
            "Claude Code's commands cannot be cut off the network here: that needs a bubblewrap that works.",
            FailureOwner.User,
            false,
            "Install bubblewrap (`interlock doctor` says whether it works), or choose codex."
        );

    private static Failure? ByReason(string? reason) =>
        reason is "prompt_too_long" or "blocking_limit" or "rapid_refill_breaker" ? AgentFailures.ContextWindow : null;

    private static Failure? ByStatus(int? status, ClaudeEvents events) =>
        status is 401 or 403 ? Auth
        : status is 429 && (events.LimitedUntil is not null || events.Error == "billing_error")
            ? AgentFailures.UsageLimit
        : AgentFailures.ByStatus(status);

    internal static Failure? ByName(string? name) =>
        name switch
        {
            "authentication_failed" or "oauth_org_not_allowed" => Auth,
            "billing_error" => AgentFailures.UsageLimit,
            "rate_limit" => AgentFailures.RateLimited,
            "overloaded" or "overloaded_error" => AgentFailures.Overloaded,
            "invalid_request" or "model_not_found" => AgentFailures.BadRequest,
            "server_error" => AgentFailures.Network, // without a status no whole answer came
            "unknown" => AgentFailures.ModelError with { Retryable = false },
            _ => null,
        };

    private static TimeSpan? Wait(Failure failure, ClaudeEvents events, DateTimeOffset now) =>
        failure.Class switch
        {
            "usage_limit" when events.LimitedUntil - now is { Ticks: > 0 } wait => wait,
            "rate_limited" or "overloaded" => events.RetryDelay,
            _ => null,
        };

    private static Failure Auth { get; } =
        new("auth", "", FailureOwner.User, false, "Run `claude` and log in, or set ANTHROPIC_API_KEY.");
}
