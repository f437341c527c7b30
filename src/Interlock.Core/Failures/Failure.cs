namespace Interlock.Core.Failures;

/// <summary>A failure as data. Exceptions are for bugs and cancellation.</summary>
/// <param name="Class">Stable snake_case class, for example <c>agent_failed</c> or <c>base_moved</c>.</param>
/// <param name="Message">What happened, in one sentence that names the thing and the place.</param>
/// <param name="Owner">Who can mend it.</param>
/// <param name="Retryable">Whether the same call may succeed later.</param>
/// <param name="Remedy">What to do, in one line.</param>
public sealed record Failure(string Class, string Message, FailureOwner Owner, bool Retryable, string Remedy)
{
    /// <summary>How long to wait before trying again, when the other side said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Path of the record that shows it (a session folder, an output file).</summary>
    public string? Evidence { get; init; }
}
