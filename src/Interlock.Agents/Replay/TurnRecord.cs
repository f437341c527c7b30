using System.Text.Json.Serialization;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Replay;

/// <summary>What is kept of a turn, so that it can be replayed: <c>turn.json</c> in its session folder.</summary>
/// <param name="Version">Form of the record: 1.</param>
/// <param name="Agent">The agent that was asked.</param>
/// <param name="Step">Key of the step.</param>
/// <param name="Request">SHA-256 of prompt and schema: 64 hexadecimal digits.</param>
/// <param name="Result">How the turn ended.</param>
public sealed record TurnRecord(int Version, string Agent, string Step, string Request, TurnResult Result);

/// <summary>Source-generated JSON of <see cref="TurnRecord"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(SnakeCaseEnum<FailureOwner>), typeof(SnakeCaseEnum<UsageQuality>)],
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(TurnRecord))]
internal sealed partial class TurnRecordJson : JsonSerializerContext;
