using System.Text.Json.Serialization;
using Interlock.Core.Gates;

namespace Interlock.Core.Evidence;

/// <summary>JSON of evidence files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(VerdictConverter)]
)]
[JsonSerializable(typeof(EvidenceRecord))]
internal sealed partial class EvidenceJson : JsonSerializerContext;

/// <summary>Verdicts as snake_case_lower words.</summary>
internal sealed class VerdictConverter()
    : JsonStringEnumConverter<Verdict>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
