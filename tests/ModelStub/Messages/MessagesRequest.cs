using System.Text.Json.Nodes;

namespace Interlock.ModelStub.Messages;

/// <summary>Reads the body of a messages request.</summary>
internal static class MessagesRequest
{
    public static Conversation Read(JsonObject body)
    {
        JsonObject[] messages = [.. (body["messages"] as JsonArray ?? []).OfType<JsonObject>()];
        JsonObject[] users = [.. messages.Where(m => (string?)m["role"] == "user")];
        string[] prompts = [.. users.Select(m => Prompt(m["content"])).Where(text => text.Length > 0)];
        string[] results =
        [
            .. users.SelectMany(m => Blocks(m["content"], "tool_result")).Select(b => Text(b["content"])),
        ];
        string[] tools = [.. (body["tools"] as JsonArray ?? []).Select(t => (string?)t?["name"] ?? "")];
        return new Conversation(
            (string?)body["metadata"]?["user_id"] ?? prompts.FirstOrDefault() ?? "",
            (string?)body["model"] ?? "",
            prompts,
            string.Join('\n', [Text(body["system"]), .. messages.Select(m => Text(m["content"])), .. results]),
            results,
            tools,
            body["output_config"]?["format"] is not null
                || body["output_format"] is not null
                || tools.Contains(FunctionCall.StructuredOutput)
        );
    }

    // Claude Code puts reminders of its own beside the user's text.
    private static string Prompt(JsonNode? content) =>
        content is JsonArray
            ? string.Join('\n', Blocks(content, "text").Select(b => (string?)b["text"] ?? "").Where(IsTheUsers))
            : content?.ToString() ?? "";

    private static bool IsTheUsers(string text) =>
        !text.TrimStart().StartsWith("<system-reminder>", StringComparison.Ordinal);

    private static IEnumerable<JsonObject> Blocks(JsonNode? content, string type) =>
        (content as JsonArray ?? []).OfType<JsonObject>().Where(block => (string?)block["type"] == type);

    private static string Text(JsonNode? content) =>
        content is JsonArray
            ? string.Join('\n', Blocks(content, "text").Select(b => (string?)b["text"] ?? ""))
            : content?.ToString() ?? "";
}
