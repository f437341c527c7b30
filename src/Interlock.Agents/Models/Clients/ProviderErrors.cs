using System.Net.Http.Headers;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Clients;

/// <summary>
/// Turns a provider's error into a failure, by HTTP status, <c>error.code</c>, <c>error.type</c> and <c>retry-after</c> only; never by words.
/// Sources: https://platform.openai.com/docs/guides/error-codes, https://docs.anthropic.com/en/api/errors.
/// </summary>
internal static class ProviderErrors
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(31);

    /// <summary>The failure of an answer with an HTTP error.</summary>
    public static Failure OfAnswer(int status, HttpResponseHeaders headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var error = JsonLines.Parse(body) is { } parsed ? parsed.Member("error") ?? parsed : (JsonElement?)null;
        var failure = (error is { } given ? ByName(given) : null) ?? ByStatus(status);
        return failure with
        {
            Message = $"HTTP {status}{(error is { } said ? $": {Words(said)}" : "")}",
            RetryAfter = failure.Retryable ? Wait(headers, now) : null,
        };
    }

    /// <summary>The failure of an error inside a stream.</summary>
    public static Failure OfEvent(JsonElement error)
    {
        var failure = ByName(error) ?? AgentFailures.ModelError;
        return failure with { Message = Words(error) };
    }

    private static Failure? ByName(JsonElement error) => ByName(error.Text("code")) ?? ByName(error.Text("type"));

    private static Failure? ByName(string? name) =>
        name switch
        {
            "insufficient_quota"
            or "billing_hard_limit_reached"
            or "billing_error"
            or "billing_not_active"
            or "insufficient_balance"
            or "exceeded_current_quota_error"
            or "usage_limit_reached"
            or "credits_required" => AgentFailures.UsageLimit,
            "rate_limit_exceeded" or "rate_limit_error" or "rate_limit_reached_error" or "limit_requests" =>
                AgentFailures.RateLimited,
            "overloaded_error" or "engine_overloaded_error" or "server_overloaded" or "slow_down" =>
                AgentFailures.Overloaded,
            "context_length_exceeded" or "string_above_max_length" or "request_too_large" =>
                AgentFailures.ContextWindow,
            "invalid_api_key"
            or "authentication_error"
            or "invalid_authentication_error"
            or "permission_error"
            or "incorrect_api_key"
            or "account_deactivated" => Auth,
            "content_policy_violation" or "content_filter" or "data_inspection_failed" or "invalid_prompt" =>
                AgentFailures.Refused,
            "model_not_found" or "not_found_error" or "invalid_request_error" or "unsupported_value" =>
                AgentFailures.BadRequest,
            "server_error" or "api_error" or "internal_error" or "timeout_error" => AgentFailures.ModelError,
            _ => null,
        };

    private static Failure ByStatus(int status) =>
        status switch
        {
            401 or 403 => Auth,
            413 => AgentFailures.ContextWindow,
            503 => AgentFailures.Overloaded,
            _ => AgentFailures.ByStatus(status) ?? AgentFailures.BadRequest, // a redirect is an address that is wrong
        };

    private static string Words(JsonElement error) =>
        error.Text("message") ?? error.Text("code") ?? error.Text("type") ?? "an error without words";

    private static TimeSpan? Wait(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait =
            headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), System.Globalization.CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < 1e12
                ? TimeSpan.FromMilliseconds(milliseconds)
                : headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - now;
        return wait is not { Ticks: >= 0 } known ? null
            : known < LongestWait ? known
            : LongestWait;
    }

    private static Failure Auth { get; } =
        new("auth", "", FailureOwner.User, false, "Check the provider's key and what it may be used for.");
}
