using System.Text.Json.Nodes;

namespace Interlock.ModelStub.Messages;

/// <summary>Writes a reply as the events of the messages protocol, or as one message.</summary>
internal sealed class MessagesWriter(HttpContext context, Conversation request, bool streams)
{
    private const int DeltaSize = 64 * 1024;
    private readonly ServerSentEvents events = new(context);
    private readonly string id = $"msg_{Guid.NewGuid():N}";
    private int index;

    public Task WriteAsync(Reply reply) =>
        reply.Step.IsFault ? FailAsync(reply)
        : streams ? StreamAsync(reply)
        : WholeAsync(reply);

    private async Task StreamAsync(Reply reply)
    {
        await StartAsync(reply);
        if (reply.Step.Thinks is { } thought)
            await ThinkAsync(thought);
        if (IsText(reply))
        {
            await BlockStartAsync(new JsonObject { ["type"] = "text", ["text"] = "" });
            for (var at = 0; at < reply.Step.Text.Length; at += DeltaSize)
                await TextAsync(reply.Step.Text.Substring(at, Math.Min(DeltaSize, reply.Step.Text.Length - at)));
        }
        else
        {
            var call = Call(reply);
            var arguments = call["input"]!.ToJsonString();
            call["input"] = new JsonObject();
            await BlockStartAsync(call);
            await DeltaAsync(new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = arguments });
        }

        await events.SendAsync(new JsonObject { ["type"] = "content_block_stop", ["index"] = index });
        var delta = new JsonObject { ["stop_reason"] = StopReason(reply), ["stop_sequence"] = null };
        await events.SendAsync(
            new JsonObject
            {
                ["type"] = "message_delta",
                ["delta"] = delta,
                ["usage"] = Usage(reply),
            }
        );
        await events.SendAsync(new JsonObject { ["type"] = "message_stop" });
    }

    private async Task ThinkAsync(string thought)
    {
        await BlockStartAsync(new JsonObject { ["type"] = "thinking", ["thinking"] = "" });
        await DeltaAsync(new JsonObject { ["type"] = "thinking_delta", ["thinking"] = thought });
        await DeltaAsync(new JsonObject { ["type"] = "signature_delta", ["signature"] = $"signed {thought}" });
        await events.SendAsync(new JsonObject { ["type"] = "content_block_stop", ["index"] = index++ });
    }

    private Task WholeAsync(Reply reply)
    {
        var block = IsText(reply) ? new JsonObject { ["type"] = "text", ["text"] = reply.Step.Text } : Call(reply);
        var whole = Message(reply);
        whole["content"] = new JsonArray(block);
        whole["stop_reason"] = StopReason(reply);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(whole.ToJsonString(), context.RequestAborted);
    }

    private async Task FailAsync(Reply reply)
    {
        if (!streams && reply.Step.Fail is { } error)
        {
            await FailWholeAsync(error, reply.Step.Body);
            return;
        }

        await StartAsync(reply);
        await BlockStartAsync(new JsonObject { ["type"] = "text", ["text"] = "" });
        await TextAsync(reply.Step.Beginning);
        if (reply.Step.Fail is { } kind)
            await events.SendAsync(
                new JsonObject
                {
                    ["type"] = "error",
                    ["error"] = new JsonObject
                    {
                        ["type"] = kind,
                        ["message"] = reply.Step.Body ?? $"stub says {kind}",
                    },
                }
            );
        else if (reply.Step.Malformed)
            await events.SendRawAsync("event: content_block_delta\ndata: {this is not json\n\n");
        else if (reply.Step.Hang)
            await Faults.UntilDisconnectedAsync(context);
        else
            context.Abort();
    }

    private Task FailWholeAsync(string kind, string? message)
    {
        context.Response.StatusCode = kind switch
        {
            "overloaded_error" => 529, // https://docs.anthropic.com/en/api/errors
            "rate_limit_error" => 429,
            "invalid_request_error" => 400,
            _ => 500,
        };
        context.Response.ContentType = "application/json";
        var error = new JsonObject { ["type"] = kind, ["message"] = message ?? $"stub says {kind}" };
        return context.Response.WriteAsync(
            new JsonObject { ["type"] = "error", ["error"] = error }.ToJsonString(),
            context.RequestAborted
        );
    }

    private Task StartAsync(Reply reply) =>
        events.SendAsync(new JsonObject { ["type"] = "message_start", ["message"] = Message(reply) });

    private Task BlockStartAsync(JsonObject block) =>
        events.SendAsync(
            new JsonObject
            {
                ["type"] = "content_block_start",
                ["index"] = index,
                ["content_block"] = block,
            }
        );

    private Task TextAsync(string text) => DeltaAsync(new JsonObject { ["type"] = "text_delta", ["text"] = text });

    private Task DeltaAsync(JsonObject delta) =>
        events.SendAsync(
            new JsonObject
            {
                ["type"] = "content_block_delta",
                ["index"] = index,
                ["delta"] = delta,
            }
        );

    private JsonObject Message(Reply reply) =>
        new()
        {
            ["id"] = id,
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = request.Model,
            ["content"] = new JsonArray(),
            ["stop_reason"] = null,
            ["stop_sequence"] = null,
            ["usage"] = Usage(reply),
        };

    private JsonObject Call(Reply reply)
    {
        var call = FunctionCall.For(reply.Step, request);
        return new JsonObject
        {
            ["type"] = "tool_use",
            ["id"] = $"toolu_{reply.Number}_{id[^8..]}",
            ["name"] = call.Name,
            ["input"] = call.Arguments,
        };
    }

    private bool IsText(Reply reply) => reply.Step.IsMessage && !FunctionCall.EndsByTool(reply.Step, request);

    private string StopReason(Reply reply) =>
        !IsText(reply) ? "tool_use"
        : reply.Step.CutOff ? "max_tokens"
        : "end_turn";

    private static JsonObject Usage(Reply reply) =>
        new()
        {
            ["input_tokens"] = reply.InputTokens - reply.CachedTokens, // this protocol counts the cached ones beside
            ["cache_creation_input_tokens"] = 0,
            ["cache_read_input_tokens"] = reply.CachedTokens,
            ["output_tokens"] = reply.OutputTokens,
        };
}
