using System.Text.Json;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Clients;

/// <summary>Puts the events of a Responses answer together (https://platform.openai.com/docs/api-reference/responses-streaming).</summary>
internal sealed class ResponsesReader(string origin, Action<string> text)
{
    private readonly List<JsonElement> items = [];
    private JsonElement? end;

    public void Take(JsonElement data)
    {
        switch (data.Text("type"))
        {
            case "response.output_text.delta":
                text(data.Text("delta") ?? "");
                break;
            case "response.output_item.done" when data.Member("item") is { ValueKind: JsonValueKind.Object } item:
                items.Add(item);
                break;
            case "response.completed" or "response.incomplete" when data.Member("response") is { } response:
                end = response;
                break;
            case "response.failed":
                throw new FailureException(
                    ProviderErrors.OfEvent(data.Member("response")?.Member("error") ?? default(JsonElement))
                );
            case "error":
                throw new FailureException(ProviderErrors.OfEvent(data.Member("error") ?? data));
        }
    }

    public ModelReply Finish()
    {
        if (end is not { } response)
            throw EventStream.Cut();
        if (items.Count == 0 && response.Member("output") is { ValueKind: JsonValueKind.Array } output)
            items.AddRange(output.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object));
        var parts = items.Where(item => item.Text("type") == "message").SelectMany(Parts).ToList();
        var message = new AssistantMessage(
            string.Concat(parts.Select(part => part.Text("text") ?? part.Text("refusal") ?? "")),
            [.. items.Where(item => item.Text("type") == "function_call").Select(Call)],
            origin,
            JsonBody.Element(JsonBody.Array(items.Select(JsonBody.Node)))
        );
        return new ModelReply(message, Usage(response), response.Text("model"), Stop(response, parts));
    }

    private static IEnumerable<JsonElement> Parts(JsonElement item) =>
        item.Member("content") is { ValueKind: JsonValueKind.Array } content ? content.EnumerateArray() : [];

    private static ToolCall Call(JsonElement item) =>
        new(item.Text("call_id") ?? "", item.Text("name") ?? "", item.Text("arguments") ?? "");

    private static StopReason Stop(JsonElement response, List<JsonElement> parts) =>
        parts.Any(part => part.Text("type") == "refusal") ? StopReason.Refused
        : response.Text("status") != "incomplete" ? StopReason.Done
        : response.Member("incomplete_details")?.Text("reason") == "content_filter" ? StopReason.Refused
        : StopReason.Length;

    private static TokenUsage Usage(JsonElement response) =>
        response.Member("usage") is { ValueKind: JsonValueKind.Object } usage
            ? new TokenUsage(
                usage.Number("input_tokens"),
                usage.Member("input_tokens_details")?.Number("cached_tokens"),
                usage.Number("output_tokens"),
                usage.Member("output_tokens_details")?.Number("reasoning_tokens")
            )
            {
                Quality = UsageQuality.Exact,
            }
            : TokenUsage.Unknown;
}
