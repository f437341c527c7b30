using System.Text.Json;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>Gathers what is told of a run in lines; the last 2,000 stay.</summary>
/// <param name="text">Cleans texts.</param>
internal sealed class ReportLog(EventText text)
{
    private const int MostLines = 2_000;
    private const int MostLength = 2_000;
    private readonly Queue<ReportLine> lines = [];

    /// <summary>The lines, in order.</summary>
    internal IReadOnlyList<ReportLine> Lines => [.. lines];

    /// <summary>Lines that there was no room for.</summary>
    internal int Left { get; private set; }

    /// <summary>Adds an event, when there is something to say of it.</summary>
    internal void Add(long at, string type, JsonElement data)
    {
        if (Of(type, data) is { Length: > 0 } said)
            Add(at, type, said);
    }

    /// <summary>Adds a remark of the report's own.</summary>
    internal void Add(long at, string remark) => Add(at, "report", remark);

    private void Add(long at, string type, string said)
    {
        lines.Enqueue(new ReportLine(at, type, ExternalText.Line(said, MostLength)));
        if (lines.Count <= MostLines)
            return;
        lines.Dequeue();
        Left++;
    }

    private string? Of(string type, JsonElement data) =>
        type switch
        {
            "run.started" => "started",
            "run.resumed" => "taken up again",
            "run.interrupted" => $"interrupted: {EventText.Word(data, "outcome")} {Why(data)}",
            "run.completed" => $"ended: {EventText.Word(data, "outcome")} {Why(data)}",
            "phase.started" => $"phase {text.Text(data, "phase")} {text.Text(data, "detail")}",
            "log" or "note" => text.Text(data, "text"),
            "checkpoint" => $"checkpoint {text.Text(data, "name")}",
            "question.answered" => Question(data),
            "item.failed" or "rejection.unseen" => $"{text.Text(data, "scope")}: {text.Text(data, "message")}",
            "node.waiting" => $"waits until {text.Text(data, "until")}: {Why(data)}",
            "turn.stopped" => $"turn ended: {Why(EventText.Member(data, "result"))}",
            "gate.decided" =>
                $"gate: {EventText.Word(data, "verdict")} ({string.Join(", ", text.Texts(data, "reasons"))})",
            "round.completed" => $"round {EventText.Small(data, "round")}: {EventText.Word(data, "decision")}",
            "landing.completed" => $"landed: {string.Join(", ", text.Texts(data, "files").Take(20))}",
            "landing.blocked" => $"landing blocked: {Why(data)}",
            _ => null,
        };

    private string Question(JsonElement data) =>
        $"{text.Text(data, "scope")} asked \"{text.Text(data, "question")}\": "
        + (EventText.Flag(data, "secret") ? "[secret]" : text.Text(data, "answer") ?? EventText.Word(data, "kind"));

    private string? Why(JsonElement data) => text.Text(EventText.Member(data, "failure"), "message");
}
