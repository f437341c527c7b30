using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Clients;

/// <summary>Puts the events of a message together (https://docs.anthropic.com/en/api/messages-streaming).</summary>
internal sealed class MessagesReader(string origin, Action<string> text)
{
    private const int MostBlocks = 512;
    private readonly SortedDictionary<long, Block> blocks = [];
    private long? input;
    private long? cached;
    private long? output;
    private string? model;
    private string? stop;
    private bool isOver;

    public void Take(JsonElement data)
    {
        switch (data.Text("type"))
        {
            case "message_start":
                model = data.Member("message")?.Text("model");
                Count(data.Member("message")?.Member("usage"));
                break;
            case "content_block_start" when data.Member("content_block") is { ValueKind: JsonValueKind.Object } start:
                if (blocks.Count < MostBlocks)
                    blocks[data.Number("index") ?? blocks.Count] = new Block(JsonBody.Node(start)!.AsObject());
                break;
            case "content_block_delta" when data.Member("delta") is { } delta:
                if (blocks.TryGetValue(data.Number("index") ?? -1, out var block) && block.Add(delta) is { } piece)
                    text(piece);
                break;
            case "message_delta":
                stop = data.Member("delta")?.Text("stop_reason") ?? stop;
                Count(data.Member("usage"));
                break;
            case "message_stop":
                isOver = true;
                break;
            case "error":
                throw new FailureException(ProviderErrors.OfEvent(data.Member("error") ?? data));
        }
    }

    public ModelReply Finish()
    {
        if (!isOver)
            throw EventStream.Cut();
        var native = blocks.Values.Select(block => block.Close()).Where(block => !IsEmptyText(block)).ToList();
        var message = new AssistantMessage(
            string.Concat(
                native.Where(block => (string?)block["type"] == "text").Select(block => (string?)block["text"])
            ),
            [.. blocks.Values.Where(block => block.Type == "tool_use").Select(block => block.Call())],
            origin,
            JsonBody.Element(JsonBody.Array(native))
        );
        var usage = new TokenUsage(input, cached, output, null);
        return new ModelReply(
            message,
            input is null && output is null ? usage : usage with { Quality = UsageQuality.Exact },
            model,
            Stop()
        );
    }

    private StopReason Stop() =>
        stop switch
        {
            "refusal" => StopReason.Refused,
            "max_tokens" => StopReason.Length,
            "model_context_window_exceeded" => StopReason.Window,
            _ => StopReason.Done,
        };

    // Cached tokens are counted beside the others here; ours include them. Later figures replace earlier ones.
    private void Count(JsonElement? usage)
    {
        if (usage?.Number("input_tokens") is { } fresh)
        {
            cached = usage.Value.Number("cache_read_input_tokens");
            input = fresh + (cached ?? 0) + (usage.Value.Number("cache_creation_input_tokens") ?? 0);
        }
        output = usage?.Number("output_tokens") ?? output;
    }

    private static bool IsEmptyText(JsonObject block) =>
        (string?)block["type"] == "text" && (string?)block["text"] is null or "";

    private sealed class Block(JsonObject start)
    {
        private readonly StringBuilder words = new();
        private readonly StringBuilder signature = new();
        private readonly StringBuilder arguments = new();

        public string? Type { get; } = start["type"] is JsonValue value ? value.ToString() : null;

        public string? Add(JsonElement delta)
        {
            words.Append(delta.Text("thinking"));
            signature.Append(delta.Text("signature"));
            arguments.Append(delta.Text("partial_json"));
            if (delta.Text("text") is not { } text)
                return null;
            words.Append(text);
            return text;
        }

        public ToolCall Call() =>
            new(
                start["id"]?.ToString() ?? "",
                start["name"]?.ToString() ?? "",
                arguments.Length > 0 ? arguments.ToString() : start["input"]?.ToJsonString() ?? "{}"
            );

        public JsonObject Close()
        {
            if (Type is "text" or "thinking")
                start[Type] = $"{start[Type]}{words}";
            if (signature.Length > 0)
                start["signature"] = signature.ToString();
            if (Type == "tool_use")
                start["input"] = JsonBody.Arguments(Call());
            return start;
        }
    }
}
