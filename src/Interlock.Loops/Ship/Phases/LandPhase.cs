using Interlock.Core.Configuration;
using Interlock.Core.Evidence;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Landing;
using Interlock.Core.Runs;
using Interlock.Core.Text;

namespace Interlock.Loops.Ship.Phases;

/// <summary>
/// Lands the approved tree. When the base moved, the tree is rebuilt on the new tip and the checks run again on
/// exactly what will land; the gate decides on evidence of that tree alone.
/// </summary>
internal sealed class LandPhase(ShipServices services, ShipEvents events)
{
    private const int MostAttempts = 5;

    public async Task<ShipEnd> RunAsync(Judgement.Approved approved, CancellationToken cancellation)
    {
        await events.PhaseAsync("land", 1);
        var request = Request(approved.Tree);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var planned = await PlanAsync(request, attempt, cancellation);
            if (planned.Plan is not { } plan)
                return await BlockAsync(
                    request,
                    planned.Blocked!.Failure,
                    planned.Blocked.Files,
                    approved,
                    cancellation
                );

            var evidence =
                plan.Tree == approved.Tree
                    ? approved.Evidence
                    : await new CheckPhase(services, events).RunAsync(
                        $"ship/land-{attempt}",
                        attempt,
                        plan.Tree,
                        cancellation
                    );
            var verdict = Gate.Judge(plan.Tree, evidence);
            await events.GateAsync(
                $"land-{attempt}",
                verdict,
                plan.Tree,
                evidence.Select(e => $"{e.Check}: {EnumWord.Of(e.Verdict)}")
            );
            if (verdict != Verdict.Proved)
                return await BlockAsync(request, MovedAndRed(plan, evidence), [], approved, cancellation, verdict);

            switch (await services.Lander.ApplyAsync(plan, cancellation))
            {
                case LandingResult.Landed landed:
                    await events.LandedAsync(landed);
                    return new ShipEnd(Outcome.Landed, Verdict.Proved, null);
                case LandingResult.Blocked blocked:
                    return await BlockAsync(request, blocked.Failure, blocked.Files, approved, cancellation);
                case LandingResult.RolledBack back:
                    return await BlockAsync(request, back.Failure, [], approved, cancellation);
            }
        }
        return await BlockAsync(request, AlwaysMoving, [], approved, cancellation);
    }

    /// <summary>Keeps a candidate that may not land as a patch file, so that nothing paid for is lost.</summary>
    public async Task KeepPatchAsync(ObjectId? tree, CancellationToken cancellation)
    {
        if (tree is not { } candidate)
            return;
        var path = Path.Combine(services.RunFolder, "patches", "candidate.patch");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(
            path,
            await services.Store.PatchAsync(services.Base.Tree, candidate, cancellation),
            cancellation
        );
        await events.NoteAsync("candidate-patch", $"The candidate is kept in {path}.");
    }

    // A step, so that a resumed run finishes the very landing that was begun.
    private async Task<PlannedLanding> PlanAsync(LandingRequest request, int attempt, CancellationToken cancellation)
    {
        var planned = await services.Steps.RunAsync(
            new StepSpec($"ship/land-{attempt}", "landing-plan", request.ApprovedTree.Hex, services.Options.Land),
            async _ =>
            {
                var (plan, blocked) = await services.Lander.PlanAsync(request, cancellation);
                return new PlannedLanding(plan, blocked);
            },
            ShipJson.Default.PlannedLanding
        );
        if (planned.Plan is { } plan)
            await events.LandingPlannedAsync(attempt, plan);
        return planned;
    }

    private async Task<ShipEnd> BlockAsync(
        LandingRequest request,
        Failure failure,
        IReadOnlyList<RepoPath> files,
        Judgement.Approved approved,
        CancellationToken cancellation,
        Verdict? verdict = null
    )
    {
        var kept = await services.Steps.RunAsync(
            new StepSpec("ship/land", "keep", request.ApprovedTree.Hex, ""),
            async _ =>
            {
                var folder = Path.Combine(services.RunFolder, "patches");
                var (branch, patch) = await services.Lander.KeepAsync(request, folder, cancellation);
                return new KeptCandidate(branch, patch);
            },
            ShipJson.Default.KeptCandidate
        );
        await events.LandingBlockedAsync(failure, files, kept.Branch, kept.Patch);
        return new ShipEnd(
            Outcome.Blocked,
            verdict ?? Gate.Judge(approved.Tree, approved.Evidence),
            failure with
            {
                Evidence = kept.Patch,
            }
        );
    }

    private LandingRequest Request(ObjectId tree) =>
        new(
            services.Run,
            LandText.Parse(services.Options.Land, services.Run)!,
            services.Base,
            tree,
            CommitMessage.Of(services.Options)
        );

    private static Failure MovedAndRed(LandingPlan plan, IReadOnlyList<EvidenceRecord> evidence) =>
        new(
            "base_moved",
            $"The base moved to {plan.Tip.Commit.Abbreviated}; rebuilt on it, {string.Join(", ", evidence.Where(e => e.Verdict != Verdict.Proved).Select(e => e.Check))} is not green any more.",
            FailureOwner.User,
            true,
            "Ship again from the new tip, or take the kept branch and merge it by hand."
        );

    private static Failure AlwaysMoving { get; } =
        new(
            "base_moved",
            "The base moved again before each of five landings.",
            FailureOwner.User,
            true,
            "Wait until nobody commits to it, then resume the landing with a new ship, or use --land branch."
        );
}
