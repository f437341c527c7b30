using System.Text.Json.Nodes;

namespace Interlock.ModelStub.Responses;

/// <summary>Reads the body of a Responses request.</summary>
internal static class ResponsesRequest
{
    public static Conversation Read(JsonObject body, string? session)
    {
        JsonObject[] items = body["input"] is JsonArray input
            ? [.. input.OfType<JsonObject>()]
            : [new JsonObject { ["role"] = "user", ["content"] = (string?)body["input"] }];
        string[] prompts =
        [
            .. items.Where(i => (string?)i["role"] == "user").Select(i => Text(i["content"])).Where(IsPrompt),
        ];
        string[] results = [.. items.Where(IsToolResult).Select(i => Text(i["output"]))];
        return new Conversation(
            session ?? (string?)body["prompt_cache_key"] ?? prompts.FirstOrDefault() ?? "",
            (string?)body["model"] ?? "",
            prompts,
            string.Join('\n', [.. items.Select(i => Text(i["content"])), .. results]),
            results,
            [.. Tools(body["tools"]), .. items.SelectMany(i => Tools(i["tools"]))],
            (string?)body["text"]?["format"]?["type"] == "json_schema"
        );
    }

    // Codex adds its environment and the repository's instructions as user messages of their own.
    private static bool IsPrompt(string text) =>
        !text.StartsWith("<environment_context>", StringComparison.Ordinal)
        && !text.StartsWith("<user_instructions>", StringComparison.Ordinal)
        && !text.StartsWith("# AGENTS.md instructions", StringComparison.Ordinal);

    private static bool IsToolResult(JsonObject item) =>
        (string?)item["type"] is "function_call_output" or "custom_tool_call_output";

    private static string Text(JsonNode? content) =>
        content switch
        {
            JsonArray parts => string.Join('\n', parts.Select(part => (string?)part?["text"] ?? "")),
            JsonValue value => value.ToString(),
            null => "",
            _ => content.ToJsonString(),
        };

    // Code mode nests its tools in a namespace of an input item.
    private static IEnumerable<string> Tools(JsonNode? tools) =>
        tools is not JsonArray list
            ? []
            : list.OfType<JsonObject>()
                .SelectMany(t => Tools(t["tools"]).Append((string?)t["name"] ?? (string?)t["type"] ?? ""));
}
