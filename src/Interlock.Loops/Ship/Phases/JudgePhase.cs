using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Loops.Ship.Ownership;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Phases;

/// <summary>
/// Judges the work of a round, cheapest first: broken agents and foreign files, then conflicts, then the checks
/// on the candidate, then the reviewers, who see the evidence, red checks too: they name the cause. No reviewer is paid
/// for work that is out of its scope, broken off or in conflict.
/// </summary>
internal sealed class JudgePhase(ShipServices services, ShipEvents events, TaskPlan plan)
{
    public async Task<Judgement> RunAsync(
        int round,
        IReadOnlyDictionary<string, TaskWork> work,
        CancellationToken cancellation
    )
    {
        var early = work.Values.SelectMany(Early).ToList();
        if (early.Count > 0)
            return new Judgement.Rejected(null, early, [], Verdict.NotRun);

        var combined = await new CombinePhase(services, events, plan).RunAsync(round, work, cancellation);
        if (combined.Tree is not { } tree)
            return new Judgement.Rejected(null, [.. combined.Conflicts.Select(Conflict)], [], Verdict.NotRun);

        var evidence = await new CheckPhase(services, events).RunAsync(
            $"ship/round-{round}",
            round,
            tree,
            cancellation
        );
        var reviews = await new ReviewPhase(services, events, plan).RunAsync(round, tree, work, evidence, cancellation);
        return Judge(tree, evidence, reviews);
    }

    private IEnumerable<RaisedBlocker> Early(TaskWork work)
    {
        string[] self = [work.Task.Id];
        if (work.Turn!.Failure is { } failure)
            yield return new RaisedBlocker(
                "agent",
                new Blocker(null, null, null, $"The agent of task {work.Task.Id} failed: {failure.Message}", null),
                self
            )
            {
                IsBreakdown = true,
            };
        foreach (var violation in ScopeCheck.Violations(work.Task, work.Change!, plan))
            yield return new RaisedBlocker("scope", violation.Blocker, self);
    }

    private static RaisedBlocker Conflict(TreeConflict conflict) =>
        new(
            "conflict",
            new Blocker(
                conflict.Files[0],
                null,
                null,
                $"The changes of {string.Join(" and ", conflict.Tasks)} conflict in {string.Join(", ", conflict.Files)}.",
                null
            ),
            conflict.Tasks
        );

    private static Judgement Judge(
        ObjectId tree,
        IReadOnlyList<EvidenceRecord> evidence,
        IReadOnlyList<ReviewEnd> reviews
    )
    {
        var verdict = Gate.Judge(tree, evidence);
        var blockers = evidence
            .Where(e => e.Verdict != Verdict.Proved)
            .Select(CheckPhase.Blocker)
            .Concat(reviews.Where(r => r.Verdict.Decision == ReviewDecision.Reject).SelectMany(r => r.Blockers))
            .ToList();
        if (blockers.Count > 0)
            return new Judgement.Rejected(tree, blockers, evidence, verdict);
        return ReviewPanel.Aggregate([.. reviews.Select(r => r.Verdict)]).Decision switch
        {
            ReviewDecision.Approve => new Judgement.Approved(tree, evidence),
            ReviewDecision.NeedsOwner => new Judgement.NeedsOwner(
                tree,
                [.. reviews.SelectMany(r => r.Verdict.OwnerQuestions).Distinct(StringComparer.Ordinal)],
                verdict
            ),
            _ => throw new InvalidOperationException("A rejecting review without a blocker"),
        };
    }
}
