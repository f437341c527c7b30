using System.Text.Json.Serialization;
using Interlock.Cli.Doctor;
using Interlock.Cli.Ship;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Cli.Output;

/// <summary>JSON of the documents that only the command line writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(SnakeCaseEnum<FailureOwner>), typeof(SnakeCaseEnum<DoctorState>)],
    WriteIndented = true
)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(DryRunDocument))]
internal sealed partial class CliJson : JsonSerializerContext;
