using System.Text.Json.Serialization;
using Interlock.Core.Gates;
using Interlock.Core.Text;

namespace Interlock.Core.Evidence;

/// <summary>JSON of evidence files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SnakeCaseEnum<Verdict>)]
)]
[JsonSerializable(typeof(EvidenceRecord))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
