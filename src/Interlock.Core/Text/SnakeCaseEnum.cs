using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Core.Text;

/// <summary>Enums as <c>snake_case</c> words in JSON; numbers are refused.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class SnakeCaseEnum<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
