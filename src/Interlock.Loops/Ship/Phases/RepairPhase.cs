using Interlock.Core.Gates;
using Interlock.Loops.Ship.Ownership;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Repair;

namespace Interlock.Loops.Ship.Phases;

/// <summary>
/// Decides who repairs what. What the engine knows (scope, conflict, a broken agent) stands; reviewers' blockers
/// are worked out next; the output of a red check decides only when nobody named a cause, since it shows symptoms.
/// </summary>
internal sealed class RepairPhase(TaskPlan plan)
{
    public RepairDecision Choose(Judgement.Rejected rejected, IReadOnlyDictionary<string, TaskWork> work)
    {
        var candidates = plan.Tasks.Select(t => Candidate(work[t.Id])).ToList();
        var known = rejected.Blockers.Where(b => b.Tasks is not null).ToList();
        var reviews = Unknown(rejected, "review:");
        var checks = Unknown(rejected, "check:");
        var leading = reviews.Count > 0 || known.Any(b => !b.IsBreakdown) ? reviews : checks;

        var choice =
            leading.Count > 0
                ? RepairSelection.Choose([.. leading.Select(b => b.Blocker)], candidates)
                : new RepairChoice([], []);
        var targets = known
            .Select(b => new AimedBlocker(b, b.Tasks!, b.Source))
            .Concat(leading.Zip(choice.Targets, (b, t) => new AimedBlocker(b, t.Tasks, t.Explanation)))
            .Concat(checks.Except(leading).Select(b => new AimedBlocker(b, [], "evidence; reviewers named the cause")))
            .ToList();
        var tasks = plan
            .Tasks.Select(t => t.Id)
            .Where(id => targets.Any(t => t.Tasks.Contains(id, StringComparer.Ordinal)))
            .ToList();
        var output = string.Join(
            "\n\n",
            rejected.Evidence.Where(e => e.Verdict != Verdict.Proved).Select(e => $"$ {e.Command}\n{e.Tail}")
        );
        return new RepairDecision(
            tasks,
            targets,
            [
                .. tasks.Select(id => new RepairOrder(
                    id,
                    [.. targets.Where(t => t.Tasks.Contains(id, StringComparer.Ordinal)).Select(t => t.Raised)],
                    output
                )),
            ]
        );
    }

    private static RepairCandidate Candidate(TaskWork work) =>
        new(
            work.Task.Id,
            OwnedFiles.From(work.Task.Files),
            work.Task.Files,
            work.Task.Prompt,
            [.. work.Change!.Entries.Select(e => e.Path.Text)],
            work.Diff
        );

    private static List<RaisedBlocker> Unknown(Judgement.Rejected rejected, string source) =>
        [.. rejected.Blockers.Where(b => b.Tasks is null && b.Source.StartsWith(source, StringComparison.Ordinal))];
}
