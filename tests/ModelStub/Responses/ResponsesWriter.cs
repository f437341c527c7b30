using System.Text.Json.Nodes;

namespace Interlock.ModelStub.Responses;

/// <summary>Writes a reply as the events of the Responses protocol.</summary>
internal sealed class ResponsesWriter(HttpContext context, Conversation request)
{
    private const int DeltaSize = 64 * 1024;
    private readonly ServerSentEvents events = new(context);
    private readonly string id = $"resp_{Guid.NewGuid():N}";

    public async Task WriteAsync(Reply reply)
    {
        var step = reply.Step;
        await events.SendAsync(
            new JsonObject { ["type"] = "response.created", ["response"] = Response("in_progress") }
        );
        if (step.IsFault)
        {
            await FailAsync(reply);
            return;
        }

        if (step.Thinks is { } thought)
            await ItemAsync(Reasoning(thought));
        if (step.IsMessage)
            await MessageAsync(step.Text);
        else
            await ItemAsync(ResponsesToolCall.For(step, request, $"call_{reply.Number}_{id[^6..]}"));
        var status = step.CutOff ? "incomplete" : "completed";
        var response = Response(status, Usage(reply));
        if (step.CutOff)
            response["incomplete_details"] = new JsonObject { ["reason"] = "max_output_tokens" };
        await events.SendAsync(new JsonObject { ["type"] = $"response.{status}", ["response"] = response });
    }

    private async Task FailAsync(Reply reply)
    {
        if (reply.Step.Fail is { } code)
        {
            var response = Response("failed");
            response["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = reply.Step.Body ?? $"stub says {code}",
            };
            await events.SendAsync(new JsonObject { ["type"] = "response.failed", ["response"] = response });
            return;
        }

        await events.SendAsync(
            new JsonObject
            {
                ["type"] = "response.output_item.added",
                ["output_index"] = 0,
                ["item"] = Message("", "in_progress"),
            }
        );
        await DeltaAsync(reply.Step.Beginning);
        if (reply.Step.Malformed)
            await events.SendRawAsync("event: response.output_item.done\ndata: {this is not json\n\n");
        else if (reply.Step.Hang)
            await Faults.UntilDisconnectedAsync(context);
        else
            context.Abort();
    }

    private async Task MessageAsync(string text)
    {
        await events.SendAsync(
            new JsonObject
            {
                ["type"] = "response.output_item.added",
                ["output_index"] = 0,
                ["item"] = Message("", "in_progress"),
            }
        );
        for (var at = 0; at < text.Length; at += DeltaSize)
            await DeltaAsync(text.Substring(at, Math.Min(DeltaSize, text.Length - at)));
        await ItemAsync(Message(text, "completed"));
    }

    private Task DeltaAsync(string text) =>
        events.SendAsync(
            new JsonObject
            {
                ["type"] = "response.output_text.delta",
                ["item_id"] = $"msg_{id}",
                ["output_index"] = 0,
                ["content_index"] = 0,
                ["delta"] = text,
            }
        );

    private Task ItemAsync(JsonObject item) =>
        events.SendAsync(
            new JsonObject
            {
                ["type"] = "response.output_item.done",
                ["output_index"] = 0,
                ["item"] = item,
            }
        );

    private JsonObject Message(string text, string status) =>
        new()
        {
            ["type"] = "message",
            ["id"] = $"msg_{id}",
            ["role"] = "assistant",
            ["status"] = status,
            ["content"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "output_text",
                    ["text"] = text,
                    ["annotations"] = new JsonArray(),
                }
            ),
        };

    private JsonObject Reasoning(string thought) =>
        new()
        {
            ["type"] = "reasoning",
            ["id"] = $"rs_{id}",
            ["summary"] = new JsonArray(),
            ["encrypted_content"] = $"sealed {thought}",
        };

    private JsonObject Response(string status, JsonObject? usage = null) =>
        new()
        {
            ["id"] = id,
            ["object"] = "response",
            ["status"] = status,
            ["model"] = request.Model,
            ["output"] = new JsonArray(),
            ["usage"] = usage,
        };

    private static JsonObject Usage(Reply reply) =>
        new()
        {
            ["input_tokens"] = reply.InputTokens,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = reply.CachedTokens },
            ["output_tokens"] = reply.OutputTokens,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reply.ReasoningTokens },
            ["total_tokens"] = reply.InputTokens + reply.OutputTokens,
        };
}
