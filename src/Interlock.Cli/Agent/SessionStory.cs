using System.Globalization;
using System.Text.Json;
using Interlock.Cli.Progress;
using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary>Tells the events of a session in lines for people.</summary>
internal static class SessionStory
{
    /// <summary>The line of an event, or null when it is not worth one.</summary>
    public static string? Tell(JournalRecord record) =>
        record.Type switch
        {
            "session.state" when record.Data.Line("state") != "starting" => State(record.Data),
            "turn.requested" when record.Data.Line("kind") is "repair" =>
                "the final message does not fit the schema: asked again",
            "turn.started" when record.Data.Find("enforcement")?.Line("note", 400) is { Length: > 0 } note =>
                $"not enforced: {note}",
            "turn.news" when record.Data.Find("handover") is { } handover =>
                $"{handover.Line("to")} takes over from {handover.Line("from")}: {Failure(handover)}",
            "turn.news" when record.Data.Find("wait") is { } wait => Wait(wait),
            "question.asked" => $"the agent asks: {record.Data.Find("question")?.Line("text")}",
            "question.answered" => Answer(record.Data),
            "change.captured" when record.Data.Find("change") is { } change => Change(change),
            _ => null,
        };

    private static string State(JsonElement data) =>
        data.Line("state") is "running" ? data.Line("reason")
        : data.Find("failure") is { } failure ? $"{data.Line("state")}: {failure.Line("message", 400)}"
        : $"{data.Line("state")}: {data.Line("reason")}";

    private static string Failure(JsonElement handover) => handover.Find("failure")?.Line("message", 200) ?? "";

    private static string Wait(JsonElement wait) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"waiting {Math.Ceiling(wait.Number("seconds") ?? 0)} s: {wait.Line("class").Replace('_', ' ')} (try {wait.Line("try")})"
        );

    private static string Answer(JsonElement data)
    {
        var what = data.Line("secret") == "true" ? "(secret)" : data.Line("text");
        return $"answered by {data.Line("by")}: {what}";
    }

    private static string? Change(JsonElement change)
    {
        var files = change.Items("entries").Select(entry => entry.Line("path")).ToList();
        return files.Count == 0
            ? null
            : $"changed so far: {ExternalText.Line(string.Join(", ", files.Take(10)), 400)}{(files.Count > 10 ? $" and {files.Count - 10} more" : "")}";
    }
}
