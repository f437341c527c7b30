using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Evidence;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Landing;
using Interlock.Core.Text;
using Interlock.Loops.Ship.Phases;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship;

/// <summary>Writes ship's events, each once: a resumed run repeats none. Every view of a run is a fold over them.</summary>
internal sealed class ShipEvents(StepLog steps)
{
    public Task PhaseAsync(string phase, int round, string scope = "ship") =>
        OnceAsync("phase.started", $"{scope}/{round}/{phase}", new() { ["phase"] = phase, ["round"] = round });

    public Task PlanAsync(string source, TaskPlan plan) =>
        OnceAsync(
            "plan.accepted",
            "plan",
            new()
            {
                ["source"] = source,
                ["tasks"] = EventNodes.List(
                    plan.Tasks.Select(t =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = t.Id,
                                ["title"] = t.Title,
                                ["files"] = EventNodes.Strings(t.Files),
                                ["agent"] = t.Agent,
                            }
                    )
                ),
                ["risks"] = EventNodes.Strings(plan.Risks),
            }
        );

    public Task CandidateAsync(int round, Combination combined) =>
        OnceAsync(
            "candidate.built",
            $"{round}",
            new()
            {
                ["round"] = round,
                ["tree"] = combined.Tree?.Hex,
                ["conflicts"] = EventNodes.List(
                    combined.Conflicts.Select(c =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["files"] = EventNodes.Strings(c.Files),
                                ["tasks"] = EventNodes.Strings(c.Tasks),
                            }
                    )
                ),
            }
        );

    public Task CheckAsync(string key, int round, EvidenceRecord evidence) =>
        OnceAsync(
            "check.completed",
            key,
            new()
            {
                ["round"] = round,
                ["evidence"] = JsonSerializer.SerializeToNode(evidence, ShipJson.Default.EvidenceRecord),
            }
        );

    public Task ReviewAsync(int round, ReviewerSpec reviewer, ReviewVerdict verdict, Change edited) =>
        OnceAsync(
            "review.completed",
            $"{round}/{reviewer.Name}",
            new()
            {
                ["round"] = round,
                ["reviewer"] = reviewer.Name,
                ["decision"] = EnumWord.Of(verdict.Decision),
                ["summary"] = verdict.ParseProblem ?? verdict.Summary,
                ["blockers"] = EventNodes.List(verdict.Blockers.Select(b => (JsonNode)EventNodes.Blocker(b))),
                ["risks"] = EventNodes.Strings(verdict.Risks),
                ["ownerQuestions"] = EventNodes.Strings(verdict.OwnerQuestions),
                ["verification"] = EventNodes.Strings(verdict.Verification),
                ["edited"] = EventNodes.Strings(edited.Entries.Select(e => e.Path.Text)),
            }
        );

    public Task RoundAsync(
        int round,
        string decision,
        IReadOnlyList<AimedBlocker> blockers,
        IReadOnlyList<string> repaired,
        TaskPlan plan,
        string reason
    ) =>
        OnceAsync(
            "round.completed",
            $"{round}",
            new()
            {
                ["round"] = round,
                ["decision"] = decision,
                ["blockers"] = EventNodes.List(
                    blockers.Select(b =>
                    {
                        var node = EventNodes.Blocker(b.Raised.Blocker);
                        node["source"] = b.Raised.Source;
                        node["tasks"] = EventNodes.Strings(b.Tasks);
                        node["why"] = b.Why;
                        return (JsonNode)node;
                    })
                ),
                ["repaired"] = EventNodes.Strings(repaired),
                ["retained"] = EventNodes.Strings(
                    plan.Tasks.Select(t => t.Id).Except(repaired, StringComparer.Ordinal)
                ),
                ["reason"] = reason,
            }
        );

    public Task LandingPlannedAsync(int attempt, LandingPlan plan) =>
        OnceAsync(
            "landing.planned",
            $"{attempt}",
            new()
            {
                ["mode"] = plan.Request.Target.Mode,
                ["tip"] = plan.Tip.Commit.Hex,
                ["tree"] = plan.Tree.Hex,
                ["baseMoved"] = plan.BaseMoved,
                ["files"] = EventNodes.Strings(plan.Entries.Select(e => e.Path.Text)),
            }
        );

    public Task LandedAsync(LandingResult.Landed landed, string key = "landing") =>
        OnceAsync(
            "landing.completed",
            key,
            new()
            {
                ["mode"] = landed.Mode,
                ["files"] = EventNodes.Strings(landed.Files.Select(f => f.Text)),
                ["tree"] = landed.Tree.Hex,
                ["commit"] = landed.Commit?.Hex,
                ["branch"] = landed.Branch,
                ["url"] = null,
            }
        );

    public Task LandingBlockedAsync(Failure failure, IEnumerable<RepoPath> files, string? branch, string? patch) =>
        OnceAsync(
            "landing.blocked",
            "landing",
            new()
            {
                ["failure"] = EventNodes.Failure(failure),
                ["files"] = EventNodes.Strings(files.Select(f => f.Text)),
                ["branch"] = branch,
                ["patch"] = patch,
            }
        );

    public Task GateAsync(string key, Verdict verdict, ObjectId tree, IEnumerable<string> reasons) =>
        OnceAsync(
            "gate.decided",
            key,
            new()
            {
                ["verdict"] = EnumWord.Of(verdict),
                ["tree"] = tree.Hex,
                ["reasons"] = EventNodes.Strings(reasons),
            }
        );

    /// <summary>An agent asked and was answered; a secret answer is not recorded.</summary>
    public Task QuestionAsync(string scope, AgentQuestion question, AgentAnswer answer) =>
        AppendAsync(
            "question.answered",
            new()
            {
                ["scope"] = scope,
                ["question"] = question.Text,
                ["options"] = EventNodes.Strings(question.Options.Select(option => option.Label)),
                ["kind"] = EnumWord.Of(answer.Kind),
                ["answer"] = question.IsSecret ? null : answer.Text,
                ["secret"] = question.IsSecret,
                ["by"] = answer.By,
            }
        );

    /// <summary>A turn ended so that it has to be asked again: what it used is spent all the same.</summary>
    public Task TurnStoppedAsync(string scope, TurnResult result) =>
        AppendAsync(
            "turn.stopped",
            new()
            {
                ["scope"] = scope,
                ["result"] = JsonSerializer.SerializeToNode(result, ShipJson.Default.TurnResult),
            }
        );

    public Task NoteAsync(string key, string text) =>
        OnceAsync("note", key, new() { ["level"] = "info", ["text"] = text });

    public Task CompletedAsync(ShipEnd end, JsonElement? result = null)
    {
        var data = EventNodes.End(end);
        if (result is { } value)
            data["result"] = JsonNode.Parse(value.GetRawText());
        return OnceAsync("run.completed", "run", data);
    }

    private Task<JournalRecord> AppendAsync(string type, JsonObject data) =>
        steps.Journal.AppendAsync(type, JsonElement.Parse(data.ToJsonString())).AsTask();

    private Task OnceAsync(string type, string key, JsonObject data) =>
        steps.RecordOnceAsync(type, key, JsonElement.Parse(data.ToJsonString()));
}
