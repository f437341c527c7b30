using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>
/// Tokens of a <c>result</c>: the sum over <c>modelUsage</c>, which counts helpers and small models too, else
/// <c>usage</c>. The provider counts cached input beside the input, and does not tell reasoning from other output.
/// </summary>
internal static class ClaudeUsage
{
    public static TokenUsage Of(JsonElement result)
    {
        if (result.Member("modelUsage") is { ValueKind: JsonValueKind.Object } models && models.EnumerateObject().Any())
            return models
                .EnumerateObject()
                .Select(m =>
                    Read(m.Value, "inputTokens", "cacheCreationInputTokens", "cacheReadInputTokens", "outputTokens")
                )
                .Aggregate(TokenUsage.Unknown, (sum, one) => sum.Plus(one));
        return result.Member("usage") is { } usage
            ? Read(usage, "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens")
            : TokenUsage.Unknown;
    }

    private static TokenUsage Read(JsonElement usage, string input, string written, string read, string output) =>
        new(
            usage.Number(input) is { } own ? own + (usage.Number(written) ?? 0) + (usage.Number(read) ?? 0) : null,
            usage.Number(read),
            usage.Number(output),
            null
        );
}
