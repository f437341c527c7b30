using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Tools;

namespace Interlock.Agents.Models.Clients;

/// <summary>The body of a Messages request. What is the same in the next one is marked for the provider's cache.</summary>
internal static class MessagesBody
{
    // Anthropic refuses these in the schema of an answer; our own validator checks them.
    private static readonly string[] Refused =
    [
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "pattern",
        "format",
    ];

    public static JsonObject Make(ModelRequest request, string origin)
    {
        var body = new JsonObject
        {
            ["model"] = request.Model,
            ["max_tokens"] = request.MaxOutput,
            ["system"] = JsonBody.Array([Cached(Text(request.Instructions))]),
            ["messages"] = Messages(request.Items, origin),
            ["tools"] = JsonBody.Array(request.Tools.Select(Tool)),
            ["stream"] = true,
        };
        var output = new JsonObject();
        if (request.Effort is { } effort)
            output["effort"] = effort;
        if (request.Schema is { } schema)
            output["format"] = new JsonObject { ["type"] = "json_schema", ["schema"] = Fit(schema) };
        if (output.Count > 0)
            body["output_config"] = output;
        return body;
    }

    // What is no message of the model belongs to the user, and the two take turns; answers of tools come first.
    private static JsonArray Messages(IReadOnlyList<ChatItem> items, string origin)
    {
        var messages = new List<(string Role, List<JsonObject> Blocks)>();
        foreach (var item in items)
        {
            var role = item is AssistantMessage ? "assistant" : "user";
            var blocks = Blocks(item, origin).ToList();
            if (blocks.Count == 0)
                continue;
            if (messages.Count > 0 && messages[^1].Role == role)
                messages[^1].Blocks.AddRange(blocks);
            else
                messages.Add((role, blocks));
        }
        if (messages is [.., ("user", [.., var last])])
            Cached(last);
        return JsonBody.Array(
            messages.Select(message =>
                (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = JsonBody.Array(message.Blocks) }
            )
        );
    }

    private static IEnumerable<JsonObject> Blocks(ChatItem item, string origin) =>
        item switch
        {
            UserMessage user => [.. user.Pictures.Select(Image), Text(user.Text)],
            ToolResult result =>
            [
                new JsonObject
                {
                    ["type"] = "tool_result",
                    ["tool_use_id"] = result.Call,
                    ["content"] = result.Text.Length > 0 ? result.Text : "(nothing)",
                    ["is_error"] = result.IsError,
                },
            ],
            AssistantMessage said when ModelRequest.Native(said, origin) is { ValueKind: JsonValueKind.Array } native =>
                native.EnumerateArray().Select(block => JsonBody.Node(block)!.AsObject()),
            AssistantMessage said => said.Calls.Select(Use).Prepend(Text(said.Text)).Where(IsSomething),
            _ => [],
        };

    private static bool IsSomething(JsonObject block) => (string?)block["text"] is not "";

    private static JsonObject Use(ToolCall call) =>
        new()
        {
            ["type"] = "tool_use",
            ["id"] = call.Id,
            ["name"] = call.Name,
            ["input"] = JsonBody.Arguments(call),
        };

    private static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    private static JsonObject Image(Picture picture) =>
        new()
        {
            ["type"] = "image",
            ["source"] = new JsonObject
            {
                ["type"] = "base64",
                ["media_type"] = picture.Type,
                ["data"] = picture.Data,
            },
        };

    private static JsonObject Tool(ITool tool) =>
        new()
        {
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["input_schema"] = JsonBody.Node(tool.Parameters),
        };

    private static JsonObject Cached(JsonObject block)
    {
        block["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        return block;
    }

    private static JsonNode? Fit(JsonNode? schema) =>
        schema switch
        {
            JsonObject holder => new JsonObject(
                holder
                    .Where(member => !Refused.Contains(member.Key))
                    .Select(member =>
                        KeyValuePair.Create(
                            member.Key,
                            member.Key == "properties" ? Properties(member.Value) : Fit(member.Value)
                        )
                    )
            ),
            JsonArray list => JsonBody.Array(list.Select(Fit)),
            _ => schema?.DeepClone(),
        };

    // Names of properties are not keywords.
    private static JsonObject Properties(JsonNode? properties) =>
        new(properties!.AsObject().Select(member => KeyValuePair.Create(member.Key, Fit(member.Value))));
}
