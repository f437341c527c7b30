using System.Text.Json.Nodes;

namespace Interlock.ModelStub.ChatCompletions;

/// <summary>Reads the body of a chat completions request.</summary>
internal static class ChatRequest
{
    public static Conversation Read(JsonObject body)
    {
        JsonObject[] messages = [.. (body["messages"] as JsonArray ?? []).OfType<JsonObject>()];
        string[] prompts = [.. messages.Where(m => (string?)m["role"] == "user").Select(m => Text(m["content"]))];
        return new Conversation(
            (string?)body["prompt_cache_key"] ?? prompts.FirstOrDefault() ?? "",
            (string?)body["model"] ?? "",
            prompts,
            string.Join('\n', messages.Select(m => Text(m["content"]))),
            [.. messages.Where(m => (string?)m["role"] == "tool").Select(m => Text(m["content"]))],
            [.. (body["tools"] as JsonArray ?? []).Select(t => (string?)t?["function"]?["name"] ?? "")],
            (string?)body["response_format"]?["type"] == "json_schema"
        );
    }

    private static string Text(JsonNode? content) =>
        content is JsonArray parts
            ? string.Join('\n', parts.Select(part => (string?)part?["text"] ?? ""))
            : content?.ToString() ?? "";
}
