using System.Collections.Frozen;
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

    // What programs find their way by, and what is signed: a provider refuses it when a letter of it is changed.
    private static readonly FrozenSet<string> Structure = FrozenSet.Create(
        StringComparer.Ordinal,
        "encrypted_content",
        "name",
        "phase",
        "role",
        "signature",
        "status",
        "subtype",
        "thinking",
        "timestamp",
        "type"
    );

    /// <summary>The document without secrets, or null when the text is no JSON.</summary>
    /// <param name="json">One document; secrets that can be seen as text are taken out of it already.</param>
    /// <param name="redactor">What is a secret.</param>
    public static string? Of(string json, Redactor redactor) =>
        Of(json, json.Contains('\\'), new Cleaning((_, text) => redactor.Redact(text), redactor.Redact));

    /// <summary>
    /// The document of a program's own record without the values of secrets, such that the program can read it again:
    /// names, ids and signed texts stay as they are. Null when the text is no JSON.
    /// </summary>
    /// <param name="json">One document.</param>
    /// <param name="redactor">What is a secret.</param>
    public static string? OfRecord(string json, Redactor redactor) =>
        Of(
            json,
            canHide: true,
            new Cleaning((member, text) => IsStructure(member) ? text : redactor.RedactValues(text), name => name)
        );

    private static bool IsStructure(string? member) =>
        member is not null && (Structure.Contains(member) || member.EndsWith("id", StringComparison.OrdinalIgnoreCase));

    private static string? Of(string json, bool canHide, Cleaning clean)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return canHide && Hides(null, document.RootElement, clean) ? Rewrite(document.RootElement, clean) : json;
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

    private static bool Hides(string? member, JsonElement value, Cleaning clean) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is var text && clean.Text(member, text!) != text,
            JsonValueKind.Array => value.EnumerateArray().Any(item => Hides(member, item, clean)),
            JsonValueKind.Object => value
                .EnumerateObject()
                .Any(one => clean.Name(one.Name) != one.Name || Hides(one.Name, one.Value, clean)),
            _ => false,
        };

    private static string Rewrite(JsonElement value, Cleaning clean)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Relaxed))
            Write(null, value, writer, clean);
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(string? member, JsonElement value, Utf8JsonWriter writer, Cleaning clean)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(clean.Text(member, value.GetString()!));
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(member, item, writer, clean);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var one in value.EnumerateObject())
                {
                    writer.WritePropertyName(clean.Name(one.Name));
                    Write(one.Name, one.Value, writer, clean);
                }

                writer.WriteEndObject();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private readonly record struct Cleaning(Func<string?, string, string> Text, Func<string, string> Name);
}
