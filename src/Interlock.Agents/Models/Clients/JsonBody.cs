using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Protocols;
using Interlock.Core.Journal;

namespace Interlock.Agents.Models.Clients;

/// <summary>Small parts of the bodies that every protocol sends.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>A body as bytes.</summary>
    public static byte[] Bytes(JsonObject body) =>
        JsonSerializer.SerializeToUtf8Bytes(body, ProtocolJson.Default.JsonObject);

    /// <summary>
    /// What a provider sent, as an object, or null when it is none. No name is there twice and every string can be decoded, so that
    /// nothing made of it can fail later: some providers cut a stream in the middle of a surrogate pair.
    /// </summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var text = Encoding.UTF8.GetString(utf8);
            var parsed = JsonElement.Parse(text, Strict);
            if (text.Contains("\\u", StringComparison.Ordinal))
                parsed = JsonElement.Parse(LoneSurrogates.Replace(text), Strict);
            return parsed.ValueKind == JsonValueKind.Object ? parsed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A list of nodes.</summary>
    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    /// <summary>A received element, to be sent back.</summary>
    public static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());

    /// <summary>An object to be kept as an element.</summary>
    public static JsonElement Element(JsonNode node) => JsonElement.Parse(node.ToJsonString());

    /// <summary>Arguments of a call as an object; what a model wrote wrongly is sent back as nothing.</summary>
    public static JsonObject Arguments(ToolCall call) =>
        Parse(Encoding.UTF8.GetBytes(call.Arguments)) is { } parsed ? Node(parsed)!.AsObject() : [];
}
