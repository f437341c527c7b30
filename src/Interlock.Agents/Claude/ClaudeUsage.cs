using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>
/// Tokens of a <c>result</c>: the sum over <c>modelUsage</c>, which counts helpers and small models too, less what the
/// session had used before; else <c>usage</c>. The provider counts cached input beside the input.
/// </summary>
internal static class ClaudeUsage
{
    /// <summary>Tokens of a turn.</summary>
    /// <param name="result">The <c>result</c> message.</param>
    /// <param name="resumed">Whether the session had earlier turns.</param>
    /// <param name="before">Its <c>model_usage</c> when the turn began, or null when that is not known.</param>
    public static TokenUsage Of(JsonElement result, bool resumed, JsonElement? before)
    {
        if (
            result.Member("modelUsage") is { ValueKind: JsonValueKind.Object } models
            && models.EnumerateObject().Any()
            && (before is not null || !resumed)
        )
            return Sum(models)
                .Less(before is { ValueKind: JsonValueKind.Object } old ? Sum(old) : TokenUsage.Unknown) with
            {
                Quality = UsageQuality.Exact,
            };
        return result.Member("usage") is { } usage
            ? OfAnswer(usage) with
            {
                Quality = resumed ? UsageQuality.Estimated : UsageQuality.Exact,
            }
            : TokenUsage.Unknown;
    }

    /// <summary>Tokens as the provider writes them in an answer.</summary>
    public static TokenUsage OfAnswer(JsonElement usage) =>
        new(
            Input(usage, "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"),
            usage.Number("cache_read_input_tokens"),
            usage.Number("output_tokens"),
            usage.Member("output_tokens_details")?.Number("thinking_tokens")
        );

    private static TokenUsage Sum(JsonElement models) =>
        models
            .EnumerateObject()
            .Select(m => new TokenUsage(
                Input(m.Value, "inputTokens", "cacheCreationInputTokens", "cacheReadInputTokens"),
                m.Value.Number("cacheReadInputTokens"),
                m.Value.Number("outputTokens"),
                m.Value.Number("thinkingTokens")
            ))
            .Aggregate(TokenUsage.Unknown, (sum, one) => sum.Plus(one));

    private static long? Input(JsonElement usage, string input, string written, string read) =>
        usage.Number(input) is { } own ? own + (usage.Number(written) ?? 0) + (usage.Number(read) ?? 0) : null;
}
