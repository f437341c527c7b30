using Interlock.Core.Failures;

namespace Interlock.Cli.Output;

/// <summary>Ends a verb before it touches anything: a place that it was given, or that it works in, cannot be used.</summary>
/// <param name="exit">The exit code.</param>
/// <param name="failure">Why, and the remedy.</param>
internal sealed class RefusalException(int exit, Failure failure) : FailureException(failure)
{
    /// <summary>The exit code.</summary>
    public int Exit { get; } = exit;
}
