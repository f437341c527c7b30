using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Doctor;
using Interlock.Cli.Output;

namespace Interlock.Cli.Verbs;

/// <summary><c>doctor</c>: what works on this machine, and what to do about the rest.</summary>
internal static class DoctorVerb
{
    public static Command Create(Face face)
    {
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("doctor", "Looks what works on this machine; one remedy for each failure.")
        {
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var report = await LookAsync(face, parsed.GetValue(repository), cancellation);
                Show(face, report, parsed.GetValue(json));
                return report.Exit;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock doctor
              interlock doctor --json

            Exit codes: 0 when runs can work, 78 when something that every run needs does not.
            """
        );
    }

    private static async Task<DoctorReport> LookAsync(Face face, string? named, CancellationToken cancellation)
    {
        var git = await ToolChecks.GitAsync(face, cancellation);
        var findings = new List<DoctorFinding> { git, await ToolChecks.NodeAsync(face, cancellation) };
        var repository =
            git.State == DoctorState.Bad ? ([], null) : await RepositoryChecks.LookAsync(face, named, cancellation);
        findings.AddRange(await AgentChecks.LookAsync(face, cancellation));
        findings.Add(PlaceChecks.State(face, repository.Root));
        findings.Add(PlaceChecks.Disk(face));
        findings.Add(await ToolChecks.ContainmentAsync(face, cancellation));
        findings.AddRange(await ConfinementChecks.LookAsync(face, cancellation));
        findings.AddRange(repository.Findings);
        return DoctorReport.Of(findings);
    }

    private static void Show(Face face, DoctorReport report, bool json)
    {
        if (json)
        {
            face.Output.WriteLine(JsonSerializer.Serialize(report, CliJson.Default.DoctorReport));
            return;
        }
        var width = report.Findings.Max(finding => finding.Name.Length);
        face.Output.WriteLine($"interlock {report.Version}");
        foreach (var finding in report.Findings)
        {
            // What need not be mended takes one line.
            var beside = finding is { State: DoctorState.Note, Remedy: { } hint } ? $" -> {hint}" : "";
            face.Output.WriteLine($"  {Mark(finding.State)} {finding.Name.PadRight(width)}  {finding.Detail}{beside}");
            if (finding.State is DoctorState.Weak or DoctorState.Bad && finding.Remedy is { } remedy)
                face.Output.WriteLine($"       {new string(' ', width)}-> {remedy}");
        }
    }

    private static string Mark(DoctorState state) =>
        state switch
        {
            DoctorState.Ok => "ok  ",
            DoctorState.Note => "note",
            DoctorState.Weak => "weak",
            _ => "bad ",
        };
}
