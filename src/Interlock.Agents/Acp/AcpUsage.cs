using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp;

/// <summary>
/// Tokens of a turn, from the answer to <c>session/prompt</c>: <c>usage</c> (an unstable part of ACP) or
/// <c>_meta.quota</c>. Agents fill the same members differently; <see cref="AcpUsageScope"/> says how.
/// </summary>
internal static class AcpUsage
{
    /// <summary>The tokens that an answer tells, as it counts them.</summary>
    public static TokenUsage Told(JsonElement result, AcpUsageScope scope)
    {
        var quality = scope is AcpUsageScope.Turn or AcpUsageScope.Process
            ? UsageQuality.Exact
            : UsageQuality.Estimated;
        if (result.Member("usage") is { ValueKind: JsonValueKind.Object } usage)
            return Read(usage) with { Quality = quality };
        if (result.Member("_meta")?.Member("quota")?.Member("token_count") is { ValueKind: JsonValueKind.Object } quota)
            return new TokenUsage(quota.Number("input_tokens"), null, quota.Number("output_tokens"), null)
            {
                Quality = quality,
            };
        return TokenUsage.Unknown;
    }

    // Some count cached input and reasoning beside the rest, some in it: the total tells.
    private static TokenUsage Read(JsonElement usage)
    {
        var (input, output) = (usage.Number("inputTokens"), usage.Number("outputTokens"));
        var thought = usage.Number("thoughtTokens");
        var read = usage.Number("cachedReadTokens");
        var cached = (read ?? 0) + (usage.Number("cachedWriteTokens") ?? 0);
        var rest = usage.Number("totalTokens") - input - output;
        var isCacheBeside = rest is null || rest >= cached;
        var isThoughtBeside = thought is > 0 && rest is { } left && left - (isCacheBeside ? cached : 0) >= thought;
        return new TokenUsage(
            isCacheBeside ? input + cached : input,
            read,
            isThoughtBeside ? output + thought : output,
            thought
        );
    }
}
