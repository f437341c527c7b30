using Interlock.Core.Failures;

namespace Interlock.Core.Journal;

/// <summary>A journal that cannot be used; carries the failure to show.</summary>
public sealed class JournalException(Failure failure) : Exception(failure.Message)
{
    /// <summary>What is wrong, where, and the remedy.</summary>
    public Failure Failure { get; } = failure;
}
