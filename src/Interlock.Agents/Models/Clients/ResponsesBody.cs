using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Tools;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Models.Clients;

/// <summary>The body of a Responses request. Nothing is kept at the provider: the whole conversation goes with each.</summary>
internal static class ResponsesBody
{
    // Only models that reason take, and give, encrypted reasoning.
    private static readonly string[] Plain = ["gpt-3", "gpt-4", "chatgpt-4"];

    public static JsonObject Make(ModelRequest request, string origin)
    {
        var body = new JsonObject
        {
            ["model"] = request.Model,
            ["instructions"] = request.Instructions,
            ["input"] = JsonBody.Array(request.Items.SelectMany(item => Items(item, origin))),
            ["tools"] = JsonBody.Array(request.Tools.Select(Tool)),
            ["stream"] = true,
            ["store"] = false,
            ["prompt_cache_key"] = request.Session,
        };
        if (!Plain.Any(start => request.Model.StartsWith(start, StringComparison.Ordinal)))
            body["include"] = new JsonArray("reasoning.encrypted_content");
        if (request.MaxOutput is { } most)
            body["max_output_tokens"] = most;
        if (request.Effort is { } effort)
            body["reasoning"] = new JsonObject { ["effort"] = effort };
        if (request.Schema is { } schema)
            body["text"] = new JsonObject
            {
                ["format"] = new JsonObject
                {
                    ["type"] = "json_schema",
                    ["name"] = "result",
                    ["strict"] = true,
                    ["schema"] = schema.DeepClone(),
                },
            };
        return body;
    }

    private static IEnumerable<JsonNode?> Items(ChatItem item, string origin) =>
        item switch
        {
            UserMessage user => [Message("user", [Text("input_text", user.Text), .. user.Pictures.Select(Image)])],
            ToolResult result =>
            [
                new JsonObject
                {
                    ["type"] = "function_call_output",
                    ["call_id"] = result.Call,
                    ["output"] = result.Text,
                },
            ],
            AssistantMessage said when ModelRequest.Native(said, origin) is { ValueKind: JsonValueKind.Array } native =>
                native.EnumerateArray().Select(Sendable).Where(sent => sent is not null),
            AssistantMessage said => Plainly(said),
            _ => [],
        };

    // What is not stored has no id; reasoning can be sent back only in its encrypted form.
    private static JsonNode? Sendable(JsonElement item)
    {
        if (item.Text("type") == "reasoning" && item.Text("encrypted_content") is null)
            return null;
        var sent = JsonBody.Node(item)!.AsObject();
        if (item.Text("type") != "reasoning")
            sent.Remove("id");
        sent.Remove("status");
        return sent;
    }

    private static IEnumerable<JsonNode?> Plainly(AssistantMessage said)
    {
        if (said.Text.Length > 0)
            yield return Message("assistant", [Text("output_text", said.Text)]);
        foreach (var call in said.Calls)
            yield return new JsonObject
            {
                ["type"] = "function_call",
                ["call_id"] = call.Id,
                ["name"] = call.Name,
                ["arguments"] = call.Arguments,
            };
    }

    private static JsonObject Message(string role, IEnumerable<JsonNode?> content) =>
        new()
        {
            ["type"] = "message",
            ["role"] = role,
            ["content"] = JsonBody.Array(content),
        };

    private static JsonObject Text(string type, string text) => new() { ["type"] = type, ["text"] = text };

    private static JsonObject Image(Picture picture) =>
        new() { ["type"] = "input_image", ["image_url"] = picture.DataUrl() };

    private static JsonObject Tool(ITool tool) =>
        new()
        {
            ["type"] = "function",
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["parameters"] = JsonBody.Node(tool.Parameters),
            ["strict"] = false,
        };
}
