using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Clients;

/// <summary>Puts the chunks of a chat completion together (https://platform.openai.com/docs/api-reference/chat-streaming).</summary>
internal sealed class ChatReader(Provider provider, string origin, Action<string> text)
{
    private const int MostCalls = 128;
    private readonly StringBuilder content = new();
    private readonly StringBuilder reasoning = new();
    private readonly StringBuilder refusal = new();
    private readonly SortedDictionary<long, OpenCall> calls = [];
    private TokenUsage usage = TokenUsage.Unknown;
    private string? finish;
    private string? model;

    public void Take(JsonElement data)
    {
        if (data.Member("error") is { ValueKind: JsonValueKind.Object } error)
            throw new FailureException(ProviderErrors.OfEvent(error));
        model = data.Text("model") ?? model;
        if (data.Member("usage") is { ValueKind: JsonValueKind.Object } counted)
            usage = Read(counted);
        if (data.Member("choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0)
            return;
        var choice = choices[0];
        finish = choice.Text("finish_reason") ?? finish;
        if (choice.Member("usage") is { ValueKind: JsonValueKind.Object } inside) // Kimi's place for it
            usage = Read(inside);
        if (choice.Member("delta") is not { } delta)
            return;
        if (delta.Text("content") is { Length: > 0 } piece)
        {
            content.Append(piece);
            text(piece);
        }
        reasoning.Append(provider.Reasoning is { } member ? delta.Text(member) : null);
        refusal.Append(delta.Text("refusal"));
        if (delta.Member("tool_calls") is { ValueKind: JsonValueKind.Array } parts)
            foreach (var part in parts.EnumerateArray())
                Add(part);
    }

    public ModelReply Finish()
    {
        if (finish is null)
            throw EventStream.Cut();
        var said = refusal.Length > 0 ? refusal : content;
        var message = new AssistantMessage(
            said.ToString(),
            [.. calls.Select(call => call.Value.Close(call.Key))],
            origin,
            reasoning.Length > 0 ? JsonBody.Element(JsonValue.Create(reasoning.ToString())) : null
        );
        return new ModelReply(message, usage, model, Stop());
    }

    private StopReason Stop() =>
        refusal.Length > 0 || finish is "content_filter" or "sensitive" ? StopReason.Refused
        : finish is "model_context_window_exceeded" ? StopReason.Window
        : finish is "length" ? StopReason.Length
        : StopReason.Done;

    private void Add(JsonElement part)
    {
        var index = part.Number("index") ?? calls.Count;
        if (!calls.TryGetValue(index, out var call))
        {
            if (calls.Count >= MostCalls)
                return;
            calls[index] = call = new OpenCall();
        }
        call.Id ??= part.Text("id") is { Length: > 0 } id ? id : null;
        call.Name ??= part.Member("function")?.Text("name") is { Length: > 0 } name ? name : null;
        call.Arguments.Append(part.Member("function")?.Text("arguments"));
    }

    private static TokenUsage Read(JsonElement usage) =>
        new(
            usage.Number("prompt_tokens"),
            usage.Member("prompt_tokens_details")?.Number("cached_tokens")
                ?? usage.Number("prompt_cache_hit_tokens") // DeepSeek
                ?? usage.Number("cached_tokens"), // Kimi, StepFun
            usage.Number("completion_tokens"),
            usage.Member("completion_tokens_details")?.Number("reasoning_tokens")
        )
        {
            Quality = UsageQuality.Exact,
        };

    private sealed class OpenCall
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();

        public ToolCall Close(long index) => new(Id ?? $"call_{index}", Name ?? "", Arguments.ToString());
    }
}
