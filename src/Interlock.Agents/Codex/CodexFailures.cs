using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Interlock.Agents.Protocols;
using Interlock.Core.Failures;

namespace Interlock.Agents.Codex;

/// <summary>
/// Turns the error of a turn into a failure. Source: <c>CodexErrorInfo</c> of the app-server's schema, and what the
/// real program sends for each HTTP status.
/// </summary>
internal static partial class CodexFailures
{
    /// <summary>The failure for a <c>turn.error</c> (or the last <c>error</c> notification).</summary>
    public static Failure From(JsonElement error)
    {
        var message = error.Text("message") ?? "no message";
        var info = error.Member("codexErrorInfo");
        var (name, status) = Read(info);
        var failure = ByName(name) ?? ByStatus(status) ?? ByMessage(message);
        return failure with
        {
            Message = $"Codex: {message}",
            RetryAfter = failure.Retryable ? Wait(message) : null,
        };
    }

    /// <summary>The turn took longer than it may.</summary>
    public static Failure TimedOut(TimeSpan limit) =>
        new(
            "agent_timeout",
            $"Codex did not end its turn within {limit.TotalSeconds:0} s and was ended.",
            FailureOwner.Provider,
            true,
            "Raise the time limit, or split the task."
        );

    /// <summary>The program ended before the turn did.</summary>
    /// <param name="exit">Its exit code, or null when it only closed its output.</param>
    /// <param name="errors">The end of its stderr.</param>
    public static Failure Died(int? exit, string errors) =>
        new(
            "agent_died",
            $"Codex ended in the middle of its turn ({(exit is null ? "its output was closed" : $"exit code {exit}")}). {errors}".TrimEnd(),
            FailureOwner.Platform,
            true,
            "See the session's stderr.txt and protocol.jsonl, then resume the run."
        );

    /// <summary>It failed and nothing says why better than this message.</summary>
    public static Failure Failed(string message) =>
        new("agent_failed", message, FailureOwner.Provider, true, "Resume the run.");

    private static Failure? ByName(string? name) =>
        name switch
        {
            "usageLimitExceeded" or "sessionBudgetExceeded" => UsageLimit,
            "rateLimitExceeded" => RateLimited,
            "unauthorized" => Auth,
            "contextWindowExceeded" => ContextWindow,
            "badRequest" or "modelNotFound" => BadRequest,
            "internalServerError" or "serverOverloaded" or "flexUnavailable" or "policyCapacityUnavailable" => ModelError,
            "cyberPolicy" or "misalignmentPolicyViolation" or "inferenceHookDenied" or "tooManyDenials" => Refused,
            "sandboxError" => SandboxError,
            "responseStreamDisconnected" => Network,
            _ => null,
        };

    private static Failure? ByStatus(int? status) =>
        status switch
        {
            401 or 403 => Auth,
            402 => UsageLimit,
            429 => RateLimited,
            408 or >= 500 => ModelError,
            >= 400 => BadRequest,
            _ => null,
        };

    // What is left is `other`: a body of the provider as it came, or an error of the connection.
    private static Failure ByMessage(string message) =>
        message.TrimStart().StartsWith('{') || message.Contains("400 Bad Request", StringComparison.Ordinal) ? BadRequest
        : message.Contains("Missing environment variable", StringComparison.Ordinal) ? Auth
        : message.Contains("stream disconnected", StringComparison.Ordinal)
        || message.Contains("error sending request", StringComparison.Ordinal)
        || message.Contains("idle timeout", StringComparison.Ordinal)
            ? Network
        : ModelError with { Retryable = false };

    private static (string? Name, int? Status) Read(JsonElement? info)
    {
        if (info is { ValueKind: JsonValueKind.String } text)
            return (text.GetString(), null);
        if (info is not { ValueKind: JsonValueKind.Object } holder)
            return (null, null);
        var member = holder.EnumerateObject().FirstOrDefault();
        var status = member.Value.ValueKind == JsonValueKind.Object ? member.Value.Number("httpStatusCode") : null;
        return (status is null && member.Value.ValueKind != JsonValueKind.Undefined ? Connection(member.Name) : null, (int?)status);
    }

    // Without a status no answer came at all.
    private static string Connection(string name) =>
        name is "httpConnectionFailed" or "responseStreamConnectionFailed" or "responseTooManyFailedAttempts"
            ? "responseStreamDisconnected"
            : name;

    private static TimeSpan? Wait(string message)
    {
        var match = TryAgain().Match(message);
        if (!match.Success || !double.TryParse(match.Groups["n"].Value, CultureInfo.InvariantCulture, out var number))
            return null;
        return match.Groups["unit"].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" or "second" or "seconds" => TimeSpan.FromSeconds(number),
            "m" or "minute" or "minutes" => TimeSpan.FromMinutes(number),
            "h" or "hour" or "hours" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(Math.Min(number, 60)),
        };
    }

    [GeneratedRegex(@"try again in (?<n>\d{1,6}(\.\d{1,6})?) ?(?<unit>ms|seconds?|minutes?|hours?|days?|s|m|h)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TryAgain();

    private static Failure UsageLimit { get; } =
        new("usage_limit", "", FailureOwner.User, true, "Wait until the limit resets, or raise it at the provider.");

    private static Failure RateLimited { get; } =
        new("rate_limited", "", FailureOwner.Provider, true, "Wait and resume the run; fewer agents at once also helps.");

    private static Failure Auth { get; } =
        new("auth", "", FailureOwner.User, false, "Run `codex login`, or set the key of your model provider.");

    private static Failure ContextWindow { get; } =
        new("context_window", "", FailureOwner.User, false, "Split the task, or choose a model with more context.");

    private static Failure BadRequest { get; } =
        new("bad_request", "", FailureOwner.User, false, "Check the model's name and the provider's settings.");

    private static Failure ModelError { get; } =
        new("model_error", "", FailureOwner.Provider, true, "Resume the run later.");

    private static Failure Refused { get; } =
        new("refused", "", FailureOwner.Provider, false, "Word the request differently, or choose another model.");

    private static Failure SandboxError { get; } =
        new("sandbox", "", FailureOwner.Platform, false, "Run `interlock doctor`: Codex's sandbox does not start here.");

    private static Failure Network { get; } =
        new("network", "", FailureOwner.Platform, true, "Check the connection to the model provider, then resume the run.");
}
