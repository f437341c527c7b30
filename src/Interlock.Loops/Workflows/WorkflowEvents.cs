using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.Text;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Nodes;

namespace Interlock.Loops.Workflows;

/// <summary>Writes a workflow's events; what the script tells is recorded once, also when it is replayed.</summary>
internal sealed class WorkflowEvents(StepLog steps)
{
    private const int MostPrompt = 8_000;
    private readonly ConcurrentDictionary<(int Workflow, int Group), string> groups = new();
    private readonly Dictionary<string, int> told = new(StringComparer.Ordinal);

    /// <summary>Stable name of the group that a place belongs to, or null.</summary>
    public string? GroupOf(ScriptSite site) => groups.GetValueOrDefault((site.Workflow, site.Group));

    /// <summary>A node has its slot.</summary>
    public Task NodeStartedAsync(StepKey key, NodeSpec node) =>
        AppendAsync(
            "node.started",
            new()
            {
                ["step"] = key.Text,
                ["scope"] = node.Site.Scope,
                ["label"] = ExternalText.Line(node.Label, 200),
                ["phase"] = node.Phase,
                ["agent"] = node.Agent,
                ["model"] = node.Model,
                ["prompt"] = ExternalText.Clean(node.Prompt, MostPrompt),
                ["remarks"] = node.Remarks.Count == 0 ? null : EventNodes.Strings(node.Remarks),
            }
        );

    /// <summary>A turn of a node is over and another one follows.</summary>
    public Task AttemptAsync(StepKey key, NodeResult result, int most) =>
        AppendAsync(
            "turn.stopped",
            new()
            {
                ["step"] = key.Text,
                ["attempt"] = result.Attempts,
                ["maxAttempts"] = most,
                ["reason"] = result.Failure!.Class,
                ["result"] = Turn(result),
            }
        );

    /// <summary>A node's agent could not work at all; what it used is spent all the same.</summary>
    public Task StoppedAsync(string key, string label, NodeResult result) =>
        AppendAsync(
            "turn.stopped",
            new()
            {
                ["step"] = key,
                ["scope"] = ExternalText.Line(label, 200),
                ["result"] = Turn(result),
            }
        );

    /// <summary>A run that is part of this one is over; what it used is used here too.</summary>
    public Task PartAsync(string run, RunReport report) =>
        steps.RecordOnceAsync(
            "part.completed",
            run,
            JsonElement.Parse(
                new JsonObject
                {
                    ["run"] = run,
                    ["loop"] = report.Loop,
                    ["outcome"] = report.Outcome is { } outcome ? EnumWord.Of(outcome) : null,
                    ["agents"] = report.Usage.Agents,
                    ["result"] = new JsonObject
                    {
                        ["usage"] = new JsonObject
                        {
                            ["input"] = report.Usage.InputTokens,
                            ["output"] = report.Usage.OutputTokens,
                            ["money"] = report.Usage.Money,
                        },
                    },
                }.ToJsonString()
            )
        );

    /// <summary>A node waits for its provider.</summary>
    public Task WaitingAsync(StepKey key, DateTimeOffset until, Failure why) =>
        AppendAsync(
            "node.waiting",
            new()
            {
                ["step"] = key.Text,
                ["until"] = until.ToString("O", CultureInfo.InvariantCulture),
                ["failure"] = EventNodes.Failure(why),
            }
        );

    /// <summary>A node has waited long enough.</summary>
    public Task WaitedAsync(StepKey key) => AppendAsync("node.resumed", new() { ["step"] = key.Text });

    /// <summary>The policy's answer to an agent's question, recorded; a secret is not.</summary>
    public async Task<AgentAnswer> AnswerAsync(string label, AgentQuestion question, string policy)
    {
        var answer = QuestionPolicy.Parse(policy)!.Answer(question)!;
        await new ShipEvents(steps).QuestionAsync(label, question, answer);
        return answer;
    }

    /// <summary>What the script tells. Not waited for: whatever counts is written behind it.</summary>
    public void Tell(ScriptNote note)
    {
        switch (note)
        {
            case ScriptNote.PhaseStarted phase:
                Once("phase.started", note, phase.Title, new() { ["phase"] = phase.Title, ["detail"] = phase.Detail });
                break;
            case ScriptNote.Logged log:
                Once("log", note, log.Message, new() { ["level"] = log.Level, ["text"] = log.Message });
                break;
            case ScriptNote.GroupStarted group:
                Once("group.started", note, group.Kind, Begin(group));
                break;
            case ScriptNote.GroupEnded group when groups.TryRemove((note.Site.Workflow, group.Number), out var name):
                Once("group.ended", note, name, new() { ["group"] = name, ["ok"] = group.Ok });
                break;
            case ScriptNote.ItemFailed item:
                Once("item.failed", note, item.Error.Message, Error(item.Error));
                break;
            case ScriptNote.WorkflowStarted child:
                Once("workflow.started", note, child.Script.Path, Child(child.Number, child.Script));
                break;
            case ScriptNote.WorkflowEnded child:
                Once("workflow.ended", note, $"{child.Number}", Ended(child));
                break;
            case ScriptNote.PromptChosen prompt:
                Once(
                    "prompt.chosen",
                    note,
                    prompt.Name,
                    new() { ["name"] = prompt.Name, ["suggested"] = prompt.IsSuggested }
                );
                break;
            case ScriptNote.RejectionUnseen unseen:
                Once("rejection.unseen", note, unseen.Error.Message, Error(unseen.Error));
                break;
        }
    }

    /// <summary>A remark of the engine.</summary>
    public Task NoteAsync(string key, string text) => new ShipEvents(steps).NoteAsync(key, text);

    /// <summary>Says that agents do not see uncommitted work.</summary>
    public Task NoteDirtyAsync(IReadOnlyList<RepoPath> dirty) =>
        dirty.Count == 0
            ? Task.CompletedTask
            : NoteAsync(
                "dirty",
                $"{dirty.Count.ToString(CultureInfo.InvariantCulture)} uncommitted paths are not seen by agents: they work on the last commit."
            );

    /// <summary>An event that is there as often as it happens.</summary>
    public Task AppendAsync(string type, JsonObject data) =>
        steps.Journal.AppendAsync(type, JsonElement.Parse(data.ToJsonString())).AsTask();

    private JsonObject Begin(ScriptNote.GroupStarted group)
    {
        var name = $"{group.Site.Scope}:{group.Kind}";
        name += $"#{Count($"group {name}")}";
        groups[(group.Site.Workflow, group.Number)] = name;
        return new()
        {
            ["group"] = name,
            ["kind"] = group.Kind,
            ["label"] = group.Label,
            ["count"] = group.Count,
            ["stages"] = group.Stages,
            ["parent"] = GroupOf(group.Site),
            ["item"] = group.Site.Item,
        };
    }

    private static JsonObject Child(int number, Script.WorkflowScript script) =>
        new()
        {
            ["number"] = number,
            ["script"] = script.Path,
            ["name"] = script.Name,
            ["digest"] = WorkflowRecord.DigestOf(script.Source),
        };

    private static JsonObject Ended(ScriptNote.WorkflowEnded child)
    {
        var data = child.Error is { } error ? Error(error) : [];
        data["number"] = child.Number;
        data["ok"] = child.Error is null;
        return data;
    }

    private static JsonObject Error(Script.ScriptError error) =>
        new()
        {
            ["class"] = error.Class,
            ["message"] = error.Message,
            ["at"] = error.File is null ? null : $"{error.File}:{error.Line}:{error.Column}",
        };

    private static JsonNode? Turn(NodeResult result) =>
        JsonSerializer.SerializeToNode(
            new TurnResult(result.Text, result.Failure, result.Usage, result.Session, result.Model, result.Seconds)
            {
                Handovers = result.Handovers,
            },
            WorkflowJson.Default.TurnResult
        );

    private void Once(string type, ScriptNote note, string what, JsonObject data)
    {
        var site = note.Site;
        data["scope"] = site.Scope;
        data["workflow"] = site.Workflow;
        if (type != "phase.started")
            data["phase"] = site.Phase;
        var name = $"{type}\n{site.Scope}\n{what}";
        // The journal's own failure comes up with the next record that counts.
        _ = steps.RecordOnceAsync(
            type,
            WorkflowRecord.DigestOf($"{name}\n{Count(name)}"),
            JsonElement.Parse(data.ToJsonString())
        );
    }

    private int Count(string name)
    {
        lock (told)
            return told[name] = told.GetValueOrDefault(name) + 1;
    }
}
