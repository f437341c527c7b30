using Interlock.Core.Failures;

namespace Interlock.Core.Git;

/// <summary>
/// A git call failed that has no business failing: a full disk, a damaged object, a git that is not there. What a
/// caller can act on is a result, never this.
/// </summary>
public sealed class GitException : Exception
{
    /// <summary>An exception without details.</summary>
    public GitException()
        : this("git failed") { }

    /// <summary>An exception with a message.</summary>
    public GitException(string message)
        : this(Describe(message)) { }

    /// <summary>An exception with a message and its cause.</summary>
    public GitException(string message, Exception? innerException)
        : base(message, innerException) => Failure = Describe(message);

    /// <summary>An exception that carries a failure.</summary>
    public GitException(Failure failure)
        : base(failure.Message) => Failure = failure;

    /// <summary>The failure, for the run's record.</summary>
    public Failure Failure { get; }

    private static Failure Describe(string message) =>
        new("git_failed", message, FailureOwner.Platform, Retryable: true, "Free disk space, or run 'git fsck' in the repository, then resume the run");
}
