namespace Interlock.Core.Failures;

/// <summary>
/// What ends an operation that has no result to return: a full disk, a damaged file, a missing program. Carries
/// the failure to show; what a caller can act on comes back as a result instead.
/// </summary>
/// <param name="failure">What is wrong, where, and the remedy.</param>
/// <param name="inner">The cause, or null.</param>
public class FailureException(Failure failure, Exception? inner = null) : Exception(failure.Message, inner)
{
    /// <summary>What is wrong, where, and the remedy.</summary>
    public Failure Failure { get; } = failure;
}
