using System.Text.Json.Nodes;

namespace Interlock.ModelStub.ChatCompletions;

/// <summary>Writes a reply as chunks of a chat completion, or as one.</summary>
internal sealed class ChatWriter(HttpContext context, Conversation request, bool streams)
{
    private const int DeltaSize = 64 * 1024;
    private readonly ServerSentEvents events = new(context);
    private readonly string id = $"chatcmpl-{Guid.NewGuid():N}";

    public Task WriteAsync(Reply reply) =>
        reply.Step.IsFault ? FailAsync(reply)
        : streams ? StreamAsync(reply)
        : WholeAsync(reply);

    private async Task StreamAsync(Reply reply)
    {
        var step = reply.Step;
        await ChunkAsync(new JsonObject { ["role"] = "assistant", ["content"] = "" });
        if (step.Thinks is { } thought)
            await ChunkAsync(new JsonObject { ["reasoning_content"] = thought });
        if (step.IsMessage)
        {
            for (var at = 0; at < step.Text.Length; at += DeltaSize)
                await ChunkAsync(
                    new JsonObject { ["content"] = step.Text.Substring(at, Math.Min(DeltaSize, step.Text.Length - at)) }
                );
        }
        else
        {
            await ChunkAsync(new JsonObject { ["tool_calls"] = new JsonArray(Call(reply)) });
        }

        await ChunkAsync(
            [],
            !step.IsMessage ? "tool_calls"
                : step.CutOff ? "length"
                : "stop"
        );
        var last = Completion("chat.completion.chunk", []);
        last["usage"] = Usage(reply);
        await DataAsync(last);
        await events.SendRawAsync("data: [DONE]\n\n");
    }

    private Task WholeAsync(Reply reply)
    {
        var step = reply.Step;
        var message = new JsonObject { ["role"] = "assistant", ["content"] = step.IsMessage ? step.Text : null };
        if (!step.IsMessage)
            message["tool_calls"] = new JsonArray(Call(reply));
        var choice = new JsonObject
        {
            ["index"] = 0,
            ["message"] = message,
            ["finish_reason"] = step.IsMessage ? "stop" : "tool_calls",
        };
        var whole = Completion("chat.completion", new JsonArray(choice));
        whole["usage"] = Usage(reply);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(whole.ToJsonString(), context.RequestAborted);
    }

    private async Task FailAsync(Reply reply)
    {
        await ChunkAsync(new JsonObject { ["role"] = "assistant", ["content"] = reply.Step.Beginning });
        if (reply.Step.Fail is { } code)
            await DataAsync(
                new JsonObject
                {
                    ["error"] = new JsonObject
                    {
                        ["code"] = code,
                        ["message"] = reply.Step.Body ?? $"stub says {code}",
                    },
                }
            );
        else if (reply.Step.Malformed)
            await events.SendRawAsync("data: {this is not json\n\n");
        else if (reply.Step.Hang)
            await Faults.UntilDisconnectedAsync(context);
        else
            context.Abort();
    }

    private Task ChunkAsync(JsonObject delta, string? finish = null) =>
        DataAsync(
            Completion(
                "chat.completion.chunk",
                new JsonArray(
                    new JsonObject
                    {
                        ["index"] = 0,
                        ["delta"] = delta,
                        ["finish_reason"] = finish,
                    }
                )
            )
        );

    private Task DataAsync(JsonObject data) => events.SendRawAsync($"data: {data.ToJsonString()}\n\n");

    private JsonObject Completion(string kind, JsonArray choices) =>
        new()
        {
            ["id"] = id,
            ["object"] = kind,
            ["created"] = 1_700_000_000,
            ["model"] = request.Model,
            ["choices"] = choices,
        };

    private JsonObject Call(Reply reply)
    {
        var call = FunctionCall.For(reply.Step, request);
        var function = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments.ToJsonString() };
        return new JsonObject
        {
            ["index"] = 0,
            ["id"] = $"call_{reply.Number}_{id[^6..]}",
            ["type"] = "function",
            ["function"] = function,
        };
    }

    private static JsonObject Usage(Reply reply) =>
        new()
        {
            ["prompt_tokens"] = reply.InputTokens,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = reply.CachedTokens },
            ["completion_tokens"] = reply.OutputTokens,
            ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reply.ReasoningTokens },
            ["total_tokens"] = reply.InputTokens + reply.OutputTokens,
        };
}
