using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Interlock.Core.Journal;

/// <summary>Writes the body of a line, <c>"type":"X","data":{…}</c>, on one line whatever the source looked like.</summary>
internal static class EventData
{
    /// <summary>Deepest nesting of an event's data.</summary>
    internal const int MaxDepth = 512;

    /// <summary>Readable in the file; control characters, line separators and lone surrogates are escaped or replaced all the same.</summary>
    internal static JsonWriterOptions Style { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    /// <summary>Starts a body; the data object is written next.</summary>
    internal static PooledBytes Begin(string type)
    {
        if (type.Length is 0 or > 64 || !type.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
            throw new ArgumentException($"Not an event type: '{type}'", nameof(type));
        var body = new PooledBytes(512);
        body.Append("\"type\":\""u8);
        body.Advance(Encoding.ASCII.GetBytes(type, body.GetSpan(type.Length)));
        body.Append("\",\"data\":"u8);
        return body;
    }

    /// <summary>Writes an object, with a member <c>key</c> in front when one is given.</summary>
    internal static void Write(PooledBytes body, JsonElement data, string? key)
    {
        if (data.ValueKind != JsonValueKind.Object)
            throw new ArgumentException("The data of an event is an object.", nameof(data));
        if (key is not null && data.TryGetProperty("key", out _))
            throw new ArgumentException("The data already has a 'key'.", nameof(data));
        var start = body.Length;
        try
        {
            WriteObject(body, data, key);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate escape (\ud800) is valid JSON and no valid text: outside data may hold one.
            body.Truncate(start);
            using var mended = JsonDocument.Parse(LoneSurrogates.Replace(data.GetRawText()), Lenient);
            WriteObject(body, mended.RootElement, key);
        }
    }

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxDepth,
    };

    private static void WriteObject(PooledBytes body, JsonElement data, string? key)
    {
        using var json = new Utf8JsonWriter(body, Style);
        json.WriteStartObject();
        if (key is not null)
            json.WriteString("key", key);
        foreach (var member in data.EnumerateObject())
            member.WriteTo(json);
        json.WriteEndObject();
    }
}
