using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Workflows.Wire;

/// <summary>How values are written and read: names in camel case, enumerations as words, null left out.</summary>
internal static class Json
{
    /// <summary>The rules, also for schemas.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 200,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };

    /// <summary>The text of a value.</summary>
    /// <exception cref="WorkflowException">It is no data.</exception>
    public static string Write<T>(T value, string what)
    {
        try
        {
            return JsonSerializer.Serialize(value, Options);
        }
        catch (Exception e) when (e is NotSupportedException or JsonException)
        {
            throw new WorkflowException("result_not_serializable", $"{what} is no data: {e.Message}");
        }
    }

    /// <summary>The value of a text.</summary>
    /// <exception cref="WorkflowException">It does not have this shape.</exception>
    public static T Read<T>(JsonElement value, string what)
    {
        try
        {
            return value.Deserialize<T>(Options)!;
        }
        catch (JsonException e)
        {
            throw new WorkflowException("result_not_readable", $"{what} is no {typeof(T).Name}: {e.Message}");
        }
    }
}
