using System.Text.Json.Serialization;
using Interlock.Core.Failures;

namespace Interlock.Cli.Output;

/// <summary>JSON of the documents that only the command line writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(SnakeCaseEnum<FailureOwner>)],
    WriteIndented = true
)]
[JsonSerializable(typeof(ErrorDocument))]
internal sealed partial class CliJson : JsonSerializerContext;
