using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
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
        return failure with { Message = $"Codex: {message}", RetryAfter = failure.Retryable ? Wait(message) : null };
    }

    /// <summary>The failure for a request that Codex refused before a turn began.</summary>
    public static Failure Refused(RpcError error) =>
        new(
            "agent_failed",
            $"Codex refused to begin: {error.Message}",
            FailureOwner.User,
            false,
            "Check the model and provider in Codex's config.toml."
        );

    internal static Failure? ByName(string? name) =>
        name switch
        {
            "usageLimitExceeded" or "sessionBudgetExceeded" => AgentFailures.UsageLimit,
            "rateLimitExceeded" => AgentFailures.RateLimited,
            "unauthorized" => Auth,
            "contextWindowExceeded" => AgentFailures.ContextWindow,
            "badRequest" or "modelNotFound" => AgentFailures.BadRequest,
            "internalServerError" or "serverOverloaded" or "flexUnavailable" or "policyCapacityUnavailable" =>
                AgentFailures.ModelError,
            "cyberPolicy" or "misalignmentPolicyViolation" or "inferenceHookDenied" or "tooManyDenials" =>
                AgentFailures.Refused,
            "sandboxError" => SandboxError,
            "responseStreamDisconnected" => AgentFailures.Network,
            _ => null,
        };

    private static Failure? ByStatus(int? status) => status is 401 or 403 ? Auth : AgentFailures.ByStatus(status);

    // What is left is `other`: a body of the provider as it came, or an error of the connection.
    private static Failure ByMessage(string message) =>
        message.TrimStart().StartsWith('{') || message.Contains("400 Bad Request", StringComparison.Ordinal)
            ? AgentFailures.BadRequest
        : message.Contains("Missing environment variable", StringComparison.Ordinal) ? Auth
        : message.Contains("stream disconnected", StringComparison.Ordinal)
        || message.Contains("error sending request", StringComparison.Ordinal)
        || message.Contains("idle timeout", StringComparison.Ordinal)
            ? AgentFailures.Network
        : AgentFailures.ModelError with { Retryable = false };

    private static (string? Name, int? Status) Read(JsonElement? info)
    {
        if (info is { ValueKind: JsonValueKind.String } text)
            return (text.GetString(), null);
        if (info is not { ValueKind: JsonValueKind.Object } holder)
            return (null, null);
        var member = holder.EnumerateObject().FirstOrDefault();
        var status = member.Value.ValueKind == JsonValueKind.Object ? member.Value.Number("httpStatusCode") : null;
        return (
            status is null && member.Value.ValueKind != JsonValueKind.Undefined ? Connection(member.Name) : null,
            (int?)status
        );
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

    [GeneratedRegex(
        @"try again in (?<n>\d{1,6}(\.\d{1,6})?) ?(?<unit>ms|seconds?|minutes?|hours?|days?|s|m|h)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TryAgain();

    private static Failure Auth { get; } =
        new("auth", "", FailureOwner.User, false, "Run `codex login`, or set the key of your model provider.");

    private static Failure SandboxError { get; } =
        new(
            "sandbox",
            "",
            FailureOwner.Platform,
            false,
            "Run `interlock doctor`: Codex's sandbox does not start here."
        );
}
