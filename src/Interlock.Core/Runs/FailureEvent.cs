using System.Text.Json;
using Interlock.Core.Failures;

namespace Interlock.Core.Runs;

/// <summary>Reads a failure out of an event.</summary>
internal static class FailureEvent
{
    /// <summary>The failure, or null when there is none.</summary>
    internal static Failure? Read(JsonElement data, string name, EventText text)
    {
        var failure = EventText.Member(data, name);
        if (failure.ValueKind != JsonValueKind.Object)
            return null;
        return new Failure(
            EventText.Word(failure, "class") ?? "unknown",
            text.Text(failure, "message") ?? "",
            EventText.Enum<FailureOwner>(failure, "owner") ?? FailureOwner.Platform,
            EventText.Flag(failure, "retryable"),
            text.Text(failure, "remedy") ?? ""
        )
        {
            RetryAfter = EventText.Fraction(failure, "retryAfter") is { } seconds and >= 0 and < 1e9
                ? TimeSpan.FromSeconds(seconds)
                : null,
            Evidence = text.Text(failure, "evidence"),
        };
    }
}
