using System.Text.Json;

namespace Interlock.Core.Runs.Reporting;

/// <summary>Tokens of a node; null is unknown.</summary>
internal sealed record ReportTokens(long? Input, long? CachedInput, long? Output, long? Reasoning)
{
    /// <summary>Reads the usage of a result; null when nothing is known.</summary>
    internal static ReportTokens? Of(JsonElement usage)
    {
        var tokens = new ReportTokens(
            EventText.Number(usage, "input"),
            EventText.Number(usage, "cachedInput"),
            EventText.Number(usage, "output"),
            EventText.Number(usage, "reasoning")
        );
        return tokens is { Input: null, Output: null } ? null : tokens;
    }
}
