using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Cli.Output;

/// <summary>Enums as <c>snake_case</c> words.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
