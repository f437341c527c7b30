using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Models.Tools;

namespace Interlock.Agents.Models.Clients;

/// <summary>The body of a chat completions request, with what its provider wants otherwise.</summary>
internal sealed class ChatBody(Provider provider, ModelRequest request, string origin)
{
    public JsonObject Make()
    {
        var body = new JsonObject
        {
            ["model"] = request.Model,
            ["messages"] = JsonBody.Array([
                new JsonObject { ["role"] = "system", ["content"] = request.Instructions },
                .. request.Items.Select(Message).Where(message => message is not null),
            ]),
            ["tools"] = JsonBody.Array(request.Tools.Select(Tool)),
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
        };
        if (request.MaxOutput is { } most)
            body[provider.OutputMember] = most;
        if (request.Effort is { } effort)
            body["reasoning_effort"] = effort;
        if (Format() is { } format)
            body["response_format"] = format;
        return body;
    }

    // "Some JSON object" keeps models from calling tools, so it is asked for only when nothing but the answer is left to do.
    private JsonObject? Format() =>
        request.Schema is { } schema
            ? new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject
                {
                    ["name"] = "result",
                    ["strict"] = true,
                    ["schema"] = schema.DeepClone(),
                },
            }
        : request.IsRepair && provider.Schema == SchemaForm.JsonObject ? new JsonObject { ["type"] = "json_object" }
        : null;

    private JsonObject? Message(ChatItem item) =>
        item switch
        {
            UserMessage { Pictures.Count: 0 } user => new JsonObject { ["role"] = "user", ["content"] = user.Text },
            UserMessage user => new JsonObject
            {
                ["role"] = "user",
                ["content"] = JsonBody.Array([
                    new JsonObject { ["type"] = "text", ["text"] = user.Text },
                    .. user.Pictures.Select(Image),
                ]),
            },
            ToolResult result => new JsonObject
            {
                ["role"] = "tool",
                ["tool_call_id"] = result.Call,
                ["content"] = result.Text,
            },
            AssistantMessage { Text.Length: 0, Calls.Count: 0 } => null, // nothing was said, and no provider takes that
            AssistantMessage said => Said(said),
            _ => null,
        };

    private JsonObject Said(AssistantMessage said)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = said.Text };
        if (said.Calls.Count > 0)
            message["tool_calls"] = JsonBody.Array(said.Calls.Select(Call));
        if (
            provider.Reasoning is { } member
            && ModelRequest.Native(said, origin) is { ValueKind: JsonValueKind.String } reasoning
        )
            message[member] = reasoning.GetString();
        return message;
    }

    private static JsonObject Call(ToolCall call) =>
        new()
        {
            ["id"] = call.Id,
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = call.Name,
                ["arguments"] = JsonBody.Arguments(call).ToJsonString(), // some providers parse them again
            },
        };

    private static JsonObject Image(Picture picture) =>
        new()
        {
            ["type"] = "image_url",
            ["image_url"] = new JsonObject { ["url"] = picture.DataUrl() },
        };

    private static JsonObject Tool(ITool tool) =>
        new()
        {
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = tool.Name,
                ["description"] = tool.Description,
                ["parameters"] = JsonBody.Node(tool.Parameters),
            },
        };
}
