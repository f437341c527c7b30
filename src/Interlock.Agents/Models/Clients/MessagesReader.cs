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
                    blocks[data.Number("index") ?? blocks.Count] = new Block(start);
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
        var said = blocks.Values.Where(block => block.Type != "text" || block.Text.Length > 0).ToList();
        var message = new AssistantMessage(
            string.Concat(said.Where(block => block.Type == "text").Select(block => block.Text)),
            [.. said.Where(block => block.Type == "tool_use").Select(block => block.Call())],
            origin,
            JsonBody.Element(JsonBody.Array(said.Select(block => block.Native())))
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

    private sealed class Block(JsonElement start)
    {
        private readonly StringBuilder words = new(start.Text(start.Text("type") ?? "") ?? "");
        private readonly StringBuilder signature = new();
        private readonly StringBuilder arguments = new();

        public string? Type { get; } = start.Text("type");

        public string Text => words.ToString();

        public string? Add(JsonElement delta)
        {
            words.Append(delta.Text("thinking"));
            signature.Append(delta.Text("signature"));
            arguments.Append(delta.Text("partial_json"));
            var text = delta.Text("text");
            words.Append(text);
            return text;
        }

        public ToolCall Call() =>
            new(
                start.Text("id") ?? "",
                start.Text("name") ?? "",
                arguments.Length > 0 ? arguments.ToString() : start.Member("input")?.GetRawText() ?? "{}"
            );

        /// <summary>The block as it is sent back.</summary>
        public JsonObject Native()
        {
            var whole = JsonBody.Node(start)!.AsObject();
            if (Type is "text" or "thinking")
                whole[Type] = Text;
            if (signature.Length > 0)
                whole["signature"] = signature.ToString();
            if (Type == "tool_use")
                whole["input"] = JsonBody.Arguments(Call());
            return whole;
        }
    }
}
