using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>
/// What a command reports of itself: <c>{"inputTokens", "cachedTokens", "outputTokens", "reasoningTokens", "money",
/// "model"}</c>, as a total of this run of it. It may be written again and again while the command runs.
/// </summary>
/// <param name="Usage">The figures.</param>
/// <param name="Model">The model, or null.</param>
internal sealed record CommandUsage(TokenUsage Usage, string? Model)
{
    /// <summary>Nothing was reported.</summary>
    public static CommandUsage None { get; } = new(TokenUsage.Unknown, null);

    /// <summary>The report, or null when the file holds none.</summary>
    /// <param name="json">The file.</param>
    /// <param name="redactor">Takes secrets out.</param>
    public static CommandUsage? Read(JsonElement? json, Redactor redactor)
    {
        if (json is not { ValueKind: JsonValueKind.Object } report)
            return null;
        var usage = new TokenUsage(
            Count(report, "inputTokens"),
            Count(report, "cachedTokens"),
            Count(report, "outputTokens"),
            Count(report, "reasoningTokens")
        )
        {
            Money =
                report.Member("money") is { ValueKind: JsonValueKind.Number } money
                && money.TryGetDecimal(out var price)
                && price >= 0
                    ? price
                    : null,
        };
        var isTold = usage != TokenUsage.Unknown;
        var model = report.Text("model") is { } name ? ExternalText.Line(redactor.Clean(name), 200) : null;
        return new CommandUsage(isTold ? usage with { Quality = UsageQuality.Exact } : usage, model);
    }

    private static long? Count(JsonElement report, string name) => report.Number(name) is { } n and >= 0 ? n : null;
}
