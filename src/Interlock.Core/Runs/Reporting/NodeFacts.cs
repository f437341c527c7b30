using System.Text.Json;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>Reads what the result of a step says of its node, whichever kind of step it was.</summary>
/// <param name="text">Cleans texts.</param>
/// <param name="budget">Keeps them small.</param>
internal sealed class NodeFacts(EventText text, TextBudget budget)
{
    private const int MostRetries = 20;
    private const int MostFiles = 500;

    /// <summary>Fills in the node.</summary>
    internal void Read(ReportNode node, JsonElement result)
    {
        var usage = EventText.Member(result, "total") is { ValueKind: JsonValueKind.Object } total
            ? total
            : EventText.Member(result, "usage");
        node.Failure = Failure(result);
        node.Text = budget.Keep(text.Whole(result, "text"));
        node.Object = Document(EventText.Member(result, "value"));
        node.Agent = text.Text(result, "agent") ?? node.Agent;
        node.Model = text.Text(result, "model") ?? node.Model;
        node.Seconds = EventText.Fraction(result, "seconds");
        node.Attempts = EventText.Small(result, "attempts") ?? node.Attempts;
        node.Tokens = ReportTokens.Of(usage);
        node.Money = Money(usage);
        node.Quality = EventText.Word(usage, "quality");
        if (text.Text(result, "session") is { } session)
            node.Session = new ReportSession(session, node.Session?.Folder);
        foreach (var handover in EventText.Items(result, "handovers"))
            Retry(
                node,
                node.End ?? 0,
                "handover",
                $"{Short(handover, "from")} handed over to {Short(handover, "to")}: {Failure(handover)?.Message}"
            );
        var change = EventText.Member(result, "change");
        if (change.ValueKind == JsonValueKind.Object)
            node.Files = [.. text.Texts(change, "files").Take(MostFiles)];
        else if (text.Texts(result, "dropped") is { Count: > 0 } dropped)
            node.Remarks = [.. node.Remarks ?? [], $"changed and thrown away: {string.Join(", ", dropped.Take(20))}"];
    }

    /// <summary>Notes a turn that was asked again.</summary>
    internal void Stopped(ReportNode node, JsonElement data, long at)
    {
        var result = EventText.Member(data, "result");
        var failure = Failure(result);
        node.Failure = failure;
        Retry(node, at, EventText.Word(data, "reason") ?? failure?.Class ?? "stopped", failure?.Message ?? "");
    }

    /// <summary>The paths of a capture.</summary>
    internal void Captured(ReportNode node, JsonElement change) =>
        node.Files = [
            .. EventText
                .Items(change, "entries")
                .Select(entry => text.Text(entry, "path") ?? text.Text(EventText.Member(entry, "path"), "text"))
                .OfType<string>()
                .Take(MostFiles),
        ];

    private static void Retry(ReportNode node, long at, string type, string why)
    {
        node.Retries ??= [];
        if (node.Retries.Count < MostRetries)
            node.Retries.Add(new ReportLine(at, type, ExternalText.Line(why, 500)));
    }

    private ReportFailure? Failure(JsonElement result)
    {
        var failure = EventText.Member(result, "failure");
        return failure.ValueKind == JsonValueKind.Object
            ? new ReportFailure(
                EventText.Word(failure, "class") ?? "unknown",
                text.Text(failure, "message") ?? "",
                text.Text(failure, "remedy")
            )
            : null;
    }

    private ReportText? Document(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? null
            : budget.Keep(text.CleanWhole(value.GetRawText()));

    private static decimal? Money(JsonElement usage) =>
        EventText.Member(usage, "money") is { ValueKind: JsonValueKind.Number } money
        && money.TryGetDecimal(out var value)
            ? value
            : null;

    private string Short(JsonElement data, string name) => ExternalText.Line(text.Text(data, name) ?? "?", 60);
}
