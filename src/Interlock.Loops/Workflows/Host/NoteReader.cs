using System.Text.Json;
using Interlock.Core.Text;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Reads notes of the script's process.</summary>
internal static class NoteReader
{
    private const int LabelLimit = 500;

    /// <summary>The note, or null when there is none of that kind.</summary>
    /// <param name="message">Parameters of the message.</param>
    public static ScriptNote? Read(JsonElement message)
    {
        var site = ScriptMessages.Site(message);
        var data = ScriptMessages.Payload(message);
        return ScriptMessages.Text(message, "kind") switch
        {
            "phase" => new ScriptNote.PhaseStarted(site, Label(data, "title") ?? "", Label(data, "detail") ?? ""),
            "log" => new ScriptNote.Logged(site, Label(data, "level") ?? "log", ScriptMessages.Clean(data, "message")),
            "group_started" => Group(site, data),
            "group_ended" => new ScriptNote.GroupEnded(site, ScriptMessages.Number(data, "number"), IsTrue(data, "ok")),
            "item_failed" => new ScriptNote.ItemFailed(site, ScriptMessages.Error(data)),
            "workflow_started" => Child(site, data),
            "workflow_ended" => Ended(site, data),
            "prompt" => new ScriptNote.PromptChosen(site, Label(data, "name") ?? "", IsTrue(data, "suggested")),
            "unseen" => new ScriptNote.RejectionUnseen(site, ScriptMessages.Error(data)),
            _ => null,
        };
    }

    private static ScriptNote.GroupStarted Group(ScriptSite site, JsonElement data) =>
        new(
            site,
            ScriptMessages.Number(data, "number"),
            Label(data, "kind") ?? "parallel",
            Label(data, "label"),
            ScriptMessages.Number(data, "count"),
            ScriptMessages.Number(data, "stages")
        );

    private static ScriptNote.WorkflowStarted Child(ScriptSite site, JsonElement data)
    {
        var script = ScriptMessages.Member(data, "script") ?? default;
        var path = ScriptMessages.Text(script, "path") ?? "";
        var source = ScriptMessages.Text(data, "source") ?? "";
        return new(site, ScriptMessages.Number(data, "number"), ScriptReader.Script(path, source, script));
    }

    private static ScriptNote.WorkflowEnded Ended(ScriptSite site, JsonElement data) =>
        new(
            site,
            ScriptMessages.Number(data, "number"),
            ScriptMessages.Member(data, "error") is { ValueKind: JsonValueKind.Object } error
                ? ScriptMessages.Error(error)
                : null
        );

    private static string? Label(JsonElement data, string name) =>
        ScriptMessages.Text(data, name) is { } text ? ExternalText.Line(text, LabelLimit) : null;

    private static bool IsTrue(JsonElement data, string name) =>
        ScriptMessages.Member(data, name) is { ValueKind: JsonValueKind.True };
}
