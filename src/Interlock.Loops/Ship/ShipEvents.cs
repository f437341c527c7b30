using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Changes;
using Interlock.Core.Evidence;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Landing;
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
                ["tasks"] = Array(
                    plan.Tasks.Select(t =>
                        (JsonNode)new JsonObject
                        {
                            ["id"] = t.Id,
                            ["title"] = t.Title,
                            ["files"] = Strings(t.Files),
                            ["agent"] = t.Agent,
                        }
                    )
                ),
                ["risks"] = Strings(plan.Risks),
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
                ["conflicts"] = Array(
                    combined.Conflicts.Select(c =>
                        (JsonNode)new JsonObject { ["files"] = Strings(c.Files), ["tasks"] = Strings(c.Tasks) }
                    )
                ),
            }
        );

    public Task CheckAsync(string key, int round, EvidenceRecord evidence) =>
        OnceAsync(
            "check.completed",
            key,
            new() { ["round"] = round, ["evidence"] = JsonSerializer.SerializeToNode(evidence, ShipJson.Default.EvidenceRecord) }
        );

    public Task ReviewAsync(int round, ReviewerSpec reviewer, ReviewVerdict verdict, Change edited) =>
        OnceAsync(
            "review.completed",
            $"{round}/{reviewer.Name}",
            new()
            {
                ["round"] = round,
                ["reviewer"] = reviewer.Name,
                ["decision"] = Snake(verdict.Decision.ToString()),
                ["summary"] = verdict.ParseProblem ?? verdict.Summary,
                ["blockers"] = Array(verdict.Blockers.Select(b => (JsonNode)BlockerNode(b))),
                ["risks"] = Strings(verdict.Risks),
                ["ownerQuestions"] = Strings(verdict.OwnerQuestions),
                ["verification"] = Strings(verdict.Verification),
                ["edited"] = Strings(edited.Entries.Select(e => e.Path.Text)),
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
                ["blockers"] = Array(
                    blockers.Select(b =>
                    {
                        var node = BlockerNode(b.Raised.Blocker);
                        node["source"] = b.Raised.Source;
                        node["tasks"] = Strings(b.Tasks);
                        node["why"] = b.Why;
                        return (JsonNode)node;
                    })
                ),
                ["repaired"] = Strings(repaired),
                ["retained"] = Strings(plan.Tasks.Select(t => t.Id).Except(repaired, StringComparer.Ordinal)),
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
                ["files"] = Strings(plan.Entries.Select(e => e.Path.Text)),
            }
        );

    public Task LandedAsync(LandingResult.Landed landed) =>
        OnceAsync(
            "landing.completed",
            "landing",
            new()
            {
                ["mode"] = landed.Mode,
                ["files"] = Strings(landed.Files.Select(f => f.Text)),
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
                ["failure"] = FailureNode(failure),
                ["files"] = Strings(files.Select(f => f.Text)),
                ["branch"] = branch,
                ["patch"] = patch,
            }
        );

    public Task GateAsync(string key, Verdict verdict, ObjectId tree, IEnumerable<string> reasons) =>
        OnceAsync(
            "gate.decided",
            key,
            new() { ["verdict"] = Snake(verdict.ToString()), ["tree"] = tree.Hex, ["reasons"] = Strings(reasons) }
        );

    public Task NoteAsync(string key, string text) =>
        OnceAsync("note", key, new() { ["level"] = "info", ["text"] = text });

    public Task CompletedAsync(ShipEnd end) => OnceAsync("run.completed", "run", EndNode(end));

    /// <summary>How a run ended, or what it was interrupted by, as event data.</summary>
    public static JsonObject EndNode(ShipEnd end) =>
        new()
        {
            ["outcome"] = Snake(end.Outcome.ToString()),
            ["exit"] = end.Exit,
            ["verdict"] = Snake(end.Verdict.ToString()),
            ["failure"] = end.Failure is { } failure ? FailureNode(failure) : null,
        };

    private Task OnceAsync(string type, string key, JsonObject data) =>
        steps.RecordOnceAsync(type, key, JsonElement.Parse(data.ToJsonString()));

    private static JsonObject BlockerNode(Blocker b) =>
        new()
        {
            ["file"] = b.File,
            ["line"] = b.Line,
            ["symbol"] = b.Symbol,
            ["problem"] = b.Problem,
            ["evidence"] = b.Evidence,
        };

    private static JsonObject FailureNode(Failure f) =>
        new()
        {
            ["class"] = f.Class,
            ["message"] = f.Message,
            ["owner"] = Snake(f.Owner.ToString()),
            ["retryable"] = f.Retryable,
            ["retryAfter"] = f.RetryAfter?.TotalSeconds,
            ["remedy"] = f.Remedy,
            ["evidence"] = f.Evidence,
        };

    private static JsonArray Strings(IEnumerable<string> items) => new([.. items.Select(i => (JsonNode)JsonValue.Create(i))]);

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    private static string Snake(string pascal) => JsonNamingPolicy.SnakeCaseLower.ConvertName(pascal);
}
