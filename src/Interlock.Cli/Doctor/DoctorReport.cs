using Interlock.Core.Runs;

namespace Interlock.Cli.Doctor;

/// <summary>Everything that the doctor found.</summary>
/// <param name="Version">Version of Interlock.</param>
/// <param name="Exit">0, or 78 when something failed.</param>
/// <param name="Findings">The findings, in the order to read them.</param>
internal sealed record DoctorReport(string Version, int Exit, IReadOnlyList<DoctorFinding> Findings)
{
    /// <summary>The report of findings.</summary>
    public static DoctorReport Of(IReadOnlyList<DoctorFinding> findings) =>
        new(
            FastPath.Version,
            findings.Any(finding => finding.State == DoctorState.Bad) ? ExitCode.Preflight : ExitCode.Good,
            findings
        );
}
