using Interlock.Core.Failures;

namespace Interlock.Cli.Output;

/// <summary>A failure as a run's JSON has it.</summary>
/// <param name="Class">Stable class.</param>
/// <param name="Owner">Who can mend it.</param>
/// <param name="Message">What happened.</param>
/// <param name="Retryable">Whether the same call may succeed later.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record ErrorFailure(string Class, FailureOwner Owner, string Message, bool Retryable, string Remedy);
