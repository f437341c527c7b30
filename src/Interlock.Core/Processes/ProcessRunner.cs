namespace Interlock.Core.Processes;

/// <summary>Starts child processes; the only place that does.</summary>
/// <param name="supervisor">Path of the <c>interlock-supervisor</c> program, or null where supervision is not available.</param>
/// <param name="time">The clock.</param>
public sealed class ProcessRunner(string? supervisor, TimeProvider time)
{
    /// <summary>Runs a process to its end. When this returns or throws, a supervised process has no living descendant.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the process is dead.</exception>
    public Task<ProcessResult> RunAsync(ProcessSpec spec, CancellationToken cancellation) =>
        throw new NotImplementedException($"{supervisor}{time}{spec}{cancellation}");

    /// <summary>Starts a process to talk with over its pipes.</summary>
    public RunningProcess Start(ProcessSpec spec) => throw new NotImplementedException($"{spec}");
}
