using System.Text.Encodings.Web;
using System.Text.Json;

namespace Interlock.Core.Text;

/// <summary>
/// Takes secrets out of JSON also where they are escaped: any character may be written as <c>\uXXXX</c>, and a text
/// search does not see it.
/// </summary>
public static class RedactedJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document without secrets, or null when the text is no JSON.</summary>
    /// <param name="json">One document; secrets that can be seen as text are taken out of it already.</param>
    /// <param name="redactor">What is a secret.</param>
    public static string? Of(string json, Redactor redactor)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return json.Contains('\\') && Hides(document.RootElement, redactor)
                ? Rewrite(document.RootElement, redactor)
                : json;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // a lone surrogate: valid grammar, but no text
        }
    }

    private static bool Hides(JsonElement value, Redactor redactor) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Differs(value.GetString()!, redactor),
            JsonValueKind.Array => value.EnumerateArray().Any(item => Hides(item, redactor)),
            JsonValueKind.Object => value
                .EnumerateObject()
                .Any(member => Differs(member.Name, redactor) || Hides(member.Value, redactor)),
            _ => false,
        };

    private static bool Differs(string text, Redactor redactor) =>
        !string.Equals(text, redactor.Redact(text), StringComparison.Ordinal);

    private static string Rewrite(JsonElement value, Redactor redactor)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Relaxed))
            Write(value, writer, redactor);
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer, Redactor redactor)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(redactor.Redact(value.GetString()!));
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(item, writer, redactor);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(redactor.Redact(member.Name));
                    Write(member.Value, writer, redactor);
                }

                writer.WriteEndObject();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
