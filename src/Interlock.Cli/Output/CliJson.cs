using System.Text.Json.Serialization;
using Interlock.Cli.Agent;
using Interlock.Cli.Doctor;
using Interlock.Cli.Gate;
using Interlock.Cli.Prove;
using Interlock.Cli.Report;
using Interlock.Cli.Run;
using Interlock.Cli.Ship;
using Interlock.Cli.Workflows;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Witnesses;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Output;

/// <summary>JSON of the documents that only the command line writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [
        typeof(SnakeCaseEnum<FailureOwner>),
        typeof(SnakeCaseEnum<DoctorState>),
        typeof(SnakeCaseEnum<SessionState>),
        typeof(SnakeCaseEnum<UsageQuality>),
        typeof(SnakeCaseEnum<Verdict>),
        typeof(SnakeCaseEnum<Severity>),
        typeof(SnakeCaseEnum<WitnessKind>),
    ],
    WriteIndented = true
)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(DryRunDocument))]
[JsonSerializable(typeof(DryRunReport))]
[JsonSerializable(typeof(ArtifactsDocument))]
[JsonSerializable(typeof(WaitDocument))]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(ProveDocument))]
[JsonSerializable(typeof(WorkflowEntry))]
[JsonSerializable(typeof(IReadOnlyList<WorkflowEntry>))]
[JsonSerializable(typeof(GateDocument))]
internal sealed partial class CliJson : JsonSerializerContext;
