using System.Text;
using Interlock.Core.Agents;
using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Prompts;
using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Phases;

/// <summary>Lets the panel look at the candidate, each reviewer in a workspace of its own; what one edits there is dropped.</summary>
internal sealed class ReviewPhase(ShipServices services, ShipEvents events, TaskPlan plan)
{
    public async Task<IReadOnlyList<ReviewEnd>> RunAsync(
        int round,
        ObjectId tree,
        IReadOnlyDictionary<string, TaskWork> work,
        IReadOnlyList<EvidenceRecord> evidence,
        CancellationToken cancellation
    )
    {
        await events.PhaseAsync("review", round);
        var diff = Encoding.UTF8.GetString(await services.Store.PatchAsync(services.Base.Tree, tree, cancellation));
        var unchanged = work.Values.Where(w => w.Change!.IsEmpty).Select(w => w.Task.Id).ToList();
        return await Task.WhenAll(
            services.Options.Reviewers.Select(r => ReviewAsync(r, round, tree, diff, unchanged, evidence, cancellation))
        );
    }

    private async Task<ReviewEnd> ReviewAsync(
        ReviewerSpec reviewer,
        int round,
        ObjectId tree,
        string diff,
        IReadOnlyList<string> unchanged,
        IReadOnlyList<EvidenceRecord> evidence,
        CancellationToken cancellation
    )
    {
        var end = await new Turns(services).RunAsync(
            new TurnRequest
            {
                Scope = $"ship/round-{round}/review/{reviewer.Name}",
                Role = AgentRole.Review,
                Agent = reviewer.Agent,
                Prompt = ShipPrompts.Review(
                    new ReviewPrompt(
                        services.Options.Request ?? "",
                        plan,
                        diff,
                        evidence,
                        new ReviewPerspective(reviewer.Name, reviewer.Perspective)
                    )
                    {
                        UnchangedTasks = unchanged,
                    }
                ),
                Schema = ReviewSchema.Json,
                Tree = tree,
                CaptureFrom = tree,
                Round = round,
                Permission = Permission.ReadOnly,
                Label = reviewer.Name,
            },
            cancellation
        );
        var verdict = end.Result.Failure is { } failure
            ? new ReviewVerdict(ReviewDecision.Reject, "", [], [], [], [], $"The reviewer failed: {failure.Message}")
            : ReviewReply.Parse(end.Result.Text);
        await events.ReviewAsync(round, reviewer, verdict, end.Change!);
        return new ReviewEnd(reviewer.Name, verdict, Raise(reviewer, verdict));
    }

    private static IReadOnlyList<RaisedBlocker> Raise(ReviewerSpec reviewer, ReviewVerdict verdict)
    {
        if (verdict.Decision != ReviewDecision.Reject)
            return [];
        var source = $"review:{reviewer.Name}";
        if (verdict.ParseProblem is { } problem)
            return [new RaisedBlocker(source, new Blocker(null, null, null, problem, null), []) { IsBreakdown = true }];
        return verdict.Blockers.Count > 0
            ? [.. verdict.Blockers.Select(b => new RaisedBlocker(source, b, null))]
            : [new RaisedBlocker(source, new Blocker(null, null, null, verdict.Summary, null), null)];
    }
}
