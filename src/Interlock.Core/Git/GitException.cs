using Interlock.Core.Failures;

namespace Interlock.Core.Git;

/// <summary>
/// A git call failed that has no business failing: a full disk, a damaged object, a git that is not there. What a
/// caller can act on is a result, never this.
/// </summary>
/// <param name="failure">What is wrong, where, and the remedy.</param>
public sealed class GitException(Failure failure) : FailureException(failure)
{
    /// <summary>A failure of git itself.</summary>
    /// <param name="message">What git said.</param>
    public GitException(string message)
        : this(
            new Failure(
                "git_failed",
                message,
                FailureOwner.Platform,
                Retryable: true,
                "Free disk space, or run 'git fsck' in the repository, then resume the run"
            )
        ) { }
}
