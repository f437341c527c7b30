using System.Globalization;
using System.Text.Json;
using Interlock.Core.Journal;

namespace Interlock.Cli.Progress;

/// <summary>Tells a run's records as short lines, one at a time. The journal is the only thing it knows.</summary>
internal sealed class StoryTeller
{
    private readonly Dictionary<string, string> turns = new(StringComparer.Ordinal);
    private DateTimeOffset? start;

    /// <summary>The line of a record, with the seconds since the run's start; null when it says nothing to people.</summary>
    public string? Tell(JournalRecord record)
    {
        start ??= record.At;
        return Text(record.Type, record.Data) is { } text
            ? string.Create(CultureInfo.InvariantCulture, $"[{(record.At - start.Value).TotalSeconds:0.0}s] {text}")
            : null;
    }

    private string? Text(string type, JsonElement data) =>
        type switch
        {
            "run.started" =>
                $"run {data.Line("run")}: {(data.Line("request") is { Length: > 0 } request ? request : "tasks from a file")}",
            "run.resumed" => "resumed",
            "plan.accepted" => $"plan: {RecordData.Count(data.Items("tasks").Count, "task")}: {Tasks(data)}",
            "phase.started" when data.Find("round") is null => $"phase {data.Line("phase")}{Detail(data)}",
            "log" => data.Line("text"),
            "node.started" => NodeStarted(data),
            "node.waiting" => $"{Node(data)}: waits until {data.Line("until")}: {Message(data)}",
            "item.failed" => $"{data.Line("scope")}: {data.Line("message")} ({data.Line("at")})",
            "workflow.started" => $"workflow {data.Line("name")} begins",
            "step.started" => Started(data),
            "step.completed" => Completed(data),
            "candidate.built" => Candidate(data),
            "check.completed" => Check(data),
            "review.completed" => Review(data),
            "round.completed" => Round(data),
            "landing.completed" => Landed(data),
            "landing.blocked" => $"landing blocked: {Message(data)}{Kept(data)}",
            "gate.decided" => $"gate: {data.Line("verdict")}{Because(data)}",
            "turn.stopped" when data.Find("attempt") is { } =>
                $"{Node(data)}: attempt {data.Line("attempt")} of {data.Line("maxAttempts")}: {Message(data.Find("result") ?? default)}",
            "turn.stopped" =>
                $"{data.Line("scope")}: stopped: {Message(data.Find("result") ?? default)}{Handover(data)}",
            "question.answered" =>
                $"{data.Line("scope")} asks: {data.Line("question")} -> {(data.Line("kind") == "escalated" ? "left to you" : data.Line("answer"))} ({data.Line("by")})",
            "note" => $"note: {data.Line("text")}",
            "run.completed" or "run.interrupted" =>
                $"{data.Line("outcome")}{(Message(data) is { Length: > 0 } why ? $": {why}" : "")}",
            _ => null,
        };

    private string? Started(JsonElement data)
    {
        if (data.Line("kind") != "turn" || data.Find("labels") is not { } labels)
            return null;
        var who = labels.Line("task") is { Length: > 0 } task ? task : labels.Line("label");
        var round = labels.Line("role") == "plan" ? "" : $" r{labels.Line("round")}";
        var turn = $"{labels.Line("role")}{round} {who}".TrimEnd();
        turns[data.Line("key")] = turn;
        return $"{turn}: started ({AgentLabel.Of(labels.Line("agent"))})";
    }

    private string? Completed(JsonElement data)
    {
        if (!turns.Remove(data.Line("key"), out var turn) || data.Find("result") is not { } result)
            return null;
        var seconds = result.Number("seconds") is { } s
            ? string.Create(CultureInfo.InvariantCulture, $" in {s:0.0}s")
            : "";
        var failure = result.Find("failure") is { } f ? $"failed: {f.Line("message").TrimEnd('.')}" : "done";
        return $"{turn}: {failure}{seconds}{Handover(data)}";
    }

    private string NodeStarted(JsonElement data)
    {
        var node = data.Line("label");
        turns[data.Line("step")] = node;
        return $"{node}: started ({AgentLabel.Of(data.Line("agent"))})"
            + (data.Names("remarks") is { Length: > 0 } remarks ? $"; {remarks}" : "");
    }

    private string Node(JsonElement data) => turns.GetValueOrDefault(data.Line("step"), "an agent");

    private static string Detail(JsonElement data) =>
        data.Line("detail") is { Length: > 0 } detail ? $": {detail}" : "";

    private static string Handover(JsonElement data) =>
        string.Concat(
            (data.Find("result") is { } result ? result.Items("handovers") : []).Select(handover =>
                $"; {AgentLabel.Of(handover.Line("from"))} could not ({handover.Find("failure")?.Line("class")}), {AgentLabel.Of(handover.Line("to"))} took over"
            )
        );

    private static string Tasks(JsonElement data) =>
        string.Join(", ", data.Items("tasks").Take(10).Select(task => task.Line("id", 60)));

    private static string? Candidate(JsonElement data) =>
        data.Items("conflicts") is { Count: > 0 } conflicts
            ? $"combine r{data.Line("round")}: {RecordData.Count(conflicts.Count, "conflict")} in {string.Join("; ", conflicts.Select(c => $"{c.Names("files")} ({c.Names("tasks")})"))}"
            : null;

    private static string? Check(JsonElement data)
    {
        if (data.Find("evidence") is not { } evidence)
            return null;
        var tests = evidence.Find("tests") is { } t ? $" ({t.Line("passed")} passed, {t.Line("failed")} failed)" : "";
        var reused = evidence.Line("reused") == "true" ? ", evidence of this tree was there" : "";
        var exit = evidence.Line("timedOut") == "true" ? "timed out" : $"exit {evidence.Line("exitCode")}";
        return $"check r{data.Line("round")} {evidence.Line("check")}: {exit}{tests}{reused}";
    }

    private static string Review(JsonElement data)
    {
        var blockers = data.Items("blockers").Count;
        var edited = data.Items("edited").Count > 0 ? $"; its edits were thrown away: {data.Names("edited")}" : "";
        return $"review r{data.Line("round")} {data.Line("reviewer")}: {data.Line("decision")}"
            + (blockers > 0 ? $" ({RecordData.Count(blockers, "blocker")})" : "")
            + (data.Line("summary") is { Length: > 0 } summary ? $": {summary}" : "")
            + edited;
    }

    private static string Round(JsonElement data)
    {
        var repaired = data.Names("repaired") is { Length: > 0 } names ? $"; repair {names}" : "";
        var retained = repaired.Length > 0 && data.Names("retained") is { Length: > 0 } kept ? $"; keep {kept}" : "";
        var reason = data.Line("reason") is { Length: > 0 } why ? $" ({why})" : "";
        return $"round {data.Line("round")}: {data.Line("decision")}{repaired}{retained}{reason}";
    }

    private static string Landed(JsonElement data)
    {
        var place = data.Line("mode") switch
        {
            "tree" => "in the working tree, uncommitted",
            "commit" => $"as commit {Short(data.Line("commit"))}",
            _ => $"on branch {data.Line("branch")}",
        };
        return $"landed {RecordData.Count(data.Items("files").Count, "file")} {place}: {data.Names("files")}";
    }

    private static string Short(string id) => id.Length > 12 ? id[..12] : id;

    private static string Message(JsonElement data) =>
        data.Find("failure") is { } failure ? failure.Line("message") : "";

    private static string Kept(JsonElement data) =>
        data.Line("branch") is { Length: > 0 } branch ? $"; the work is kept on branch {branch}" : "";

    private static string Because(JsonElement data) =>
        data.Names("reasons") is { Length: > 0 } reasons ? $" ({reasons})" : "";
}
