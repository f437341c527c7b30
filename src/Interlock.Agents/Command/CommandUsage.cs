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
    private static readonly string[] Figures =
    [
        "inputTokens",
        "cachedTokens",
        "outputTokens",
        "reasoningTokens",
        Price,
    ];

    private const string Price = "money";

    /// <summary>Nothing was reported.</summary>
    public static CommandUsage None { get; } = new(TokenUsage.Unknown, null);

    /// <summary>The report, or what is wrong with it; neither when nothing is reported.</summary>
    /// <param name="file">The file.</param>
    /// <param name="redactor">Takes secrets out.</param>
    public static (CommandUsage? Report, string? Problem) Read(OutsideFile file, Redactor redactor)
    {
        var (json, problem) = file.ReadJson();
        if (json is not { } report)
            return (null, problem);
        if (Array.Find(Figures, name => !IsFigure(report, name)) is { } wrong)
            return (null, $"has a '{wrong}' that is no number of 0 or more");
        var usage = new TokenUsage(
            Count(report, "inputTokens"),
            Count(report, "cachedTokens"),
            Count(report, "outputTokens"),
            Count(report, "reasoningTokens")
        )
        {
            Money =
                report.Member(Price) is { ValueKind: JsonValueKind.Number } money
                && money.TryGetDecimal(out var price)
                && price >= 0
                    ? price
                    : null,
        };
        var isTold = usage != TokenUsage.Unknown;
        var model = report.Text("model") is { } name ? ExternalText.Line(redactor.Clean(name), 200) : null;
        return (new CommandUsage(isTold ? usage with { Quality = UsageQuality.Exact } : usage, model), null);
    }

    private static bool IsFigure(JsonElement report, string name) =>
        report.Member(name) is not { ValueKind: not JsonValueKind.Null } figure
        || (
            name == Price
                ? figure.ValueKind == JsonValueKind.Number && figure.TryGetDecimal(out var value) && value >= 0
                : Count(report, name) is not null
        );

    private static long? Count(JsonElement report, string name) => report.Number(name) is { } n and >= 0 ? n : null;
}
