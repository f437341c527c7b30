using Interlock.Core.Failures;

namespace Interlock.Core.Processes;

/// <summary>A process could not be started at all: the program or its working directory is not there.</summary>
#pragma warning disable RCS1194 // without a failure it would say nothing, so the customary constructors are left out
public sealed class ProcessStartException : Exception
#pragma warning restore RCS1194
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">What is missing, where it was looked for, and the remedy.</param>
    /// <param name="inner">The system's own error, if it came that far.</param>
    public ProcessStartException(Failure failure, Exception? inner = null)
        : base(failure.Message, inner) => Failure = failure;

    /// <summary>The failure as data; its class is <c>program_not_found</c>, <c>program_not_executable</c>,
    /// <c>working_directory_missing</c> or <c>process_not_started</c>.</summary>
    public Failure Failure { get; }
}
