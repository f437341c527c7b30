using Interlock.Core.Failures;

namespace Interlock.Core.Journal;

/// <summary>A journal that cannot be used; carries the failure to show.</summary>
/// <param name="failure">What is wrong, where, and the remedy.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class JournalException(Failure failure, Exception? inner = null) : FailureException(failure, inner);
