using Interlock.Core.Failures;

namespace Interlock.Core.Processes;

/// <summary>
/// A process could not be started at all. The failure's class is <c>program_not_found</c>,
/// <c>program_not_executable</c>, <c>working_directory_missing</c> or <c>process_not_started</c>.
/// </summary>
/// <param name="failure">What is missing, where it was looked for, and the remedy.</param>
/// <param name="inner">The system's own error, if it came that far.</param>
public sealed class ProcessStartException(Failure failure, Exception? inner = null) : FailureException(failure, inner);
