using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>JSON with its keys in one order, so that equal values are equal texts.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Deep = new() { MaxDepth = 512 };

    /// <summary>The text.</summary>
    /// <param name="value">The value; of undefined, the text is empty.</param>
    /// <param name="without">Members of the outermost object that are left out.</param>
    public static string Of(JsonElement value, IReadOnlyCollection<string>? without = null)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            return "";
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes, Deep))
            Write(json, value, without ?? []);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, IReadOnlyCollection<string> without)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (
                    var member in value
                        .EnumerateObject()
                        .Where(member => !without.Contains(member.Name))
                        .OrderBy(member => member.Name, StringComparer.Ordinal)
                )
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, []);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(json, item, []);
                json.WriteEndArray();
                break;
            default:
                json.WriteRawValue(value.GetRawText(), skipInputValidation: true); // also half a surrogate pair
                break;
        }
    }
}
