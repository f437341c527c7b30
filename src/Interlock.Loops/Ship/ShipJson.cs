using System.Text.Json.Serialization;
using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Evidence;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Landing;
using Interlock.Core.Text;
using Interlock.Loops.Bench;
using Interlock.Loops.Ship.Phases;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship;

/// <summary>How the results of ship's steps and its events are written to the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [
        typeof(SnakeCaseEnum<Verdict>),
        typeof(SnakeCaseEnum<FailureOwner>),
        typeof(SnakeCaseEnum<ChangeKind>),
        typeof(SnakeCaseEnum<Permission>),
        typeof(SnakeCaseEnum<UsageQuality>),
    ],
    DefaultIgnoreCondition = JsonIgnoreCondition.Never
)]
[JsonSerializable(typeof(ShipOptions))]
[JsonSerializable(typeof(ShipRecord))]
[JsonSerializable(typeof(ShipChanges))]
[JsonSerializable(typeof(TurnResult))]
[JsonSerializable(typeof(Change))]
[JsonSerializable(typeof(TaskPlan))]
[JsonSerializable(typeof(Combination))]
[JsonSerializable(typeof(EvidenceRecord))]
[JsonSerializable(typeof(LandingPlan))]
[JsonSerializable(typeof(PlannedLanding))]
[JsonSerializable(typeof(KeptCandidate))]
[JsonSerializable(typeof(BenchResult))]
internal sealed partial class ShipJson : JsonSerializerContext;
