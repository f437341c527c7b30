using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Models.Clients;

/// <summary>Small parts of the bodies that every protocol sends.</summary>
internal static class JsonBody
{
    /// <summary>A body as bytes.</summary>
    public static byte[] Bytes(JsonObject body) =>
        JsonSerializer.SerializeToUtf8Bytes(body, ProtocolJson.Default.JsonObject);

    /// <summary>A list of nodes.</summary>
    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    /// <summary>A received element, to be sent back.</summary>
    public static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());

    /// <summary>An object to be kept as an element.</summary>
    public static JsonElement Element(JsonNode node) => JsonElement.Parse(node.ToJsonString());

    /// <summary>Arguments of a call as an object; what a model wrote wrongly is sent back as nothing.</summary>
    public static JsonObject Arguments(ToolCall call) =>
        JsonLines.Parse(Encoding.UTF8.GetBytes(call.Arguments)) is { } parsed ? Node(parsed)!.AsObject() : [];
}
