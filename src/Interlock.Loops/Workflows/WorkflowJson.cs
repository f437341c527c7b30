using System.Text.Json;
using System.Text.Json.Serialization;
using Interlock.Core.Agents;
using Interlock.Core.Evidence;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Text;
using Interlock.Loops.Workflows.Effects;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Ships;

namespace Interlock.Loops.Workflows;

/// <summary>How the results of a workflow's steps and its record are written to the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    MaxDepth = 512,
    Converters = [
        typeof(SnakeCaseEnum<Verdict>),
        typeof(SnakeCaseEnum<FailureOwner>),
        typeof(SnakeCaseEnum<UsageQuality>),
    ],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(WorkflowRecord))]
[JsonSerializable(typeof(WorkflowChanges))]
[JsonSerializable(typeof(NodeResult))]
[JsonSerializable(typeof(TurnResult))]
[JsonSerializable(typeof(TokenUsage))]
[JsonSerializable(typeof(EvidenceRecord))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(ShipDone))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(double))]
internal sealed partial class WorkflowJson : JsonSerializerContext;
