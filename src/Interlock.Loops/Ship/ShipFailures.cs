using Interlock.Core.Failures;
using Interlock.Core.Runs;
using Interlock.Loops.Ship.Phases;

namespace Interlock.Loops.Ship;

/// <summary>Why a ship run did not land, as data.</summary>
internal static class ShipFailures
{
    public static Failure NoChange { get; } =
        new(
            "no_change",
            "Every agent finished and none changed a file.",
            FailureOwner.User,
            false,
            "Look at the agents' final messages with 'interlock runs show', then sharpen the request."
        );

    public static Failure NeedsOwner(IReadOnlyList<string> questions) =>
        new(
            "needs_owner",
            $"The reviewers ask: {string.Join(" ", questions)}",
            FailureOwner.User,
            false,
            "Answer in the request and ship again."
        );

    public static Failure PlanningFailed(IReadOnlyList<string> problems) =>
        new(
            "planning_failed",
            $"The planner gave no usable plan: {string.Join("; ", problems)}",
            FailureOwner.Provider,
            true,
            "Ship again, choose another --planner, or write the tasks yourself (--tasks FILE)."
        );

    public static Failure NotResumable(string run) =>
        new(
            "not_resumable",
            $"Run {run} has no record of a ship run to go on with.",
            FailureOwner.User,
            false,
            "Start it anew with 'interlock ship'."
        );

    public static Failure Cancelled(string run) =>
        new(
            "cancelled",
            "Stopped on request; all agents are ended.",
            FailureOwner.User,
            true,
            $"Go on with 'interlock runs resume {run}'."
        );

    public static Failure TimedOut(string run, TimeSpan limit) =>
        new(
            "timed_out",
            $"The run reached its limit of {limit.TotalSeconds:0} s; all agents are ended.",
            FailureOwner.User,
            true,
            $"Go on with 'interlock runs resume {run}' (the limit starts anew), or give a longer --timeout."
        );

    public static Failure RoundsExhausted(int rounds, Judgement.Rejected rejected) =>
        new(
            "rounds_exhausted",
            $"Still rejected after round {rounds}: {First(rejected)}",
            FailureOwner.User,
            false,
            "Read the blockers with 'interlock runs show', then sharpen the request or raise --max-rounds."
        );

    public static Failure Stalled(string what) =>
        new(
            "no_progress",
            what,
            FailureOwner.User,
            false,
            "More rounds of the same would not help: read the blockers, sharpen the task or choose another agent."
        );

    /// <summary>Blocked by the work, unless all that stands against it is agents that broke down.</summary>
    public static Outcome OutcomeOf(Judgement.Rejected rejected) =>
        rejected.Blockers.All(b => b.IsBreakdown) ? Outcome.Infrastructure : Outcome.Blocked;

    private static string First(Judgement.Rejected rejected)
    {
        var problem = rejected.Blockers[0].Blocker.Problem;
        var line = problem.Split('\n')[0];
        return rejected.Blockers.Count == 1 ? line : $"{line} (and {rejected.Blockers.Count - 1} more)";
    }
}
