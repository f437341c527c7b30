using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Landing;
using Interlock.Core.Text;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>
/// <c>applyWorktreeDiff(s)</c>: merges changes by their trees and lands them in the user's working tree by the rules of
/// every landing. With checks configured, only a tree that they prove.
/// </summary>
internal sealed class ApplyEffects(WorkflowServices services, WorktreeChanges changes, CheckEffects checks)
    : IDisposable
{
    private const int MostAttempts = 5;
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Applies one candidate or a list.</summary>
    public async Task<ScriptAnswer> ApplyAsync(EffectCall call, CancellationToken cancellation)
    {
        var single = call.Effect == ScriptEffect.ApplyDiff;
        var options = call.Arguments.GetProperty("options");
        var keepGoing = options.TryGetProperty("continueOnError", out var flag) && flag.ValueKind == JsonValueKind.True;
        var candidates = changes.Read(
            single
                ? [call.Arguments.GetProperty("candidate")]
                : call.Arguments.GetProperty("candidates").EnumerateArray()
        );
        var identity = string.Join('\n', candidates.Select(c => $"{c.Change?.Base.Hex}..{c.Change?.Tree.Hex}"));
        await one.WaitAsync(cancellation);
        try
        {
            var done = await services.Steps.RunAsync(
                new StepSpec(call.Site.Scope, "apply", identity, $"single={single}\nkeepGoing={keepGoing}"),
                _ => ApplyAsync(call.Site.Scope, candidates, single, keepGoing, cancellation),
                WorkflowJson.Default.Application
            );
            changes.Tree = done.Tree ?? changes.Tree;
            return ScriptAnswer.Of(done.Value);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<Application> ApplyAsync(
        string scope,
        List<Candidate> candidates,
        bool single,
        bool keepGoing,
        CancellationToken cancellation
    )
    {
        var combined = await changes.CombineAsync(candidates, cancellation);
        (string Category, string Message)? problem = null;
        ObjectId? landed = null;
        if (combined.Tree != changes.Tree && (combined.IsWhole || keepGoing))
            (landed, problem) = await LandAsync(scope, combined.Tree, cancellation);
        var entries = candidates
            .Zip(combined.Problems)
            .Select(pair =>
                Entry(
                    pair.First,
                    pair.Second
                        ?? problem
                        ?? (
                            combined.IsWhole || keepGoing
                                ? null
                                : ("batch_preflight_failed", "another change of the batch does not fit")
                        ),
                    landed is not null
                )
            )
            .ToList();
        return new Application(Element(single ? entries[0] : Batch(entries)), landed);
    }

    private async Task<(ObjectId? Landed, (string, string)? Problem)> LandAsync(
        string scope,
        ObjectId tree,
        CancellationToken cancellation
    )
    {
        var request = new LandingRequest(services.Folder.Id, new LandingTarget.Tree(), services.Base, tree, "");
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var (plan, blocked) = await services.Lander.PlanAsync(request, cancellation);
            if (plan is null)
                return (null, ("patch_apply_failed", blocked!.Failure.Message));
            if (services.Options.Checks.Count > 0)
            {
                var (verdict, evidence) = await checks.JudgeAsync(scope, plan.Tree, null, cancellation);
                if (verdict != Verdict.Proved)
                    return (
                        null,
                        (
                            "not_proved",
                            $"the checks do not prove the combined tree: {string.Join(", ", evidence.Select(e => $"{e.Check} {EnumWord.Of(e.Verdict)}"))}"
                        )
                    );
            }
            else
                await new ShipEvents(services.Steps).NoteAsync(
                    "applied-without-evidence",
                    "A change was applied without evidence: no check is configured."
                );
            switch (await services.Lander.ApplyAsync(plan, cancellation))
            {
                case LandingResult.Landed landed:
                    await new ShipEvents(services.Steps).LandedAsync(landed, $"{scope}/{tree.Hex}");
                    return (tree, null);
                case LandingResult.Blocked stopped:
                    return (null, ("patch_apply_failed", stopped.Failure.Message));
                case LandingResult.RolledBack back:
                    return (null, ("patch_apply_failed", back.Failure.Message));
            }
        }
        return (null, ("patch_apply_failed", "the branch moved each time while the change was written"));
    }

    private static JsonObject Entry(Candidate candidate, (string Category, string Message)? problem, bool landed)
    {
        var failed = problem is not null && (candidate.IsChanged || candidate.Change is null);
        return new JsonObject
        {
            ["ok"] = !failed,
            ["applied"] = !failed && candidate.IsChanged && landed,
            ["changed"] = candidate.IsChanged,
            ["files"] = EventNodes.Strings(candidate.Change?.Files ?? []),
            ["base"] = candidate.Change?.Base.Hex,
            ["error"] = failed
                ? new JsonObject { ["category"] = problem!.Value.Category, ["message"] = problem.Value.Message }
                : null,
        };
    }

    private static JsonObject Batch(List<JsonObject> entries)
    {
        var (applied, failed) = (Count(entries, "applied", true), Count(entries, "ok", false));
        return new JsonObject
        {
            ["ok"] = failed == 0,
            ["applied"] = applied,
            ["failed"] = failed,
            ["partial"] = applied > 0 && failed > 0,
            ["results"] = new JsonArray([.. entries]),
        };
    }

    private static int Count(List<JsonObject> entries, string name, bool value) =>
        entries.Count(entry => entry[name]!.GetValue<bool>() == value);

    private static JsonElement Element(JsonObject node) => JsonElement.Parse(node.ToJsonString());
}
