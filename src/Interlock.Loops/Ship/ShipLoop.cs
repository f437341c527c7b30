using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Runs;
using Interlock.Loops.Ship.Phases;
using Interlock.Loops.Ship.Repair;

namespace Interlock.Loops.Ship;

/// <summary>
/// A request becomes a reviewed, proved, landed change: plan, then rounds of implement, combine, check, review
/// and targeted repair, then land. Every step is durable: the same call on the same journal goes on where a
/// dead engine stopped.
/// </summary>
/// <param name="services">The spine for this run.</param>
public sealed class ShipLoop(ShipServices services)
{
    private readonly ShipEvents events = new(services.Steps);

    /// <summary>Runs to the end. Only cancellation and bugs throw.</summary>
    /// <param name="cancellation">Ends all agents; the run can be resumed.</param>
    public async Task<ShipEnd> RunAsync(CancellationToken cancellation)
    {
        var (plan, planFailure) = await new PlanPhase(services, events).RunAsync(cancellation);
        if (plan is null)
            return await EndAsync(planFailure!);

        var maxRounds = RoundPolicy.MaxRounds(plan.Tasks.Count, services.Options.MaxRounds);
        var guard = ProgressGuard.Start;
        var work = plan.Tasks.ToDictionary(t => t.Id, TaskWork.New, StringComparer.Ordinal);
        var orders = RepairOrder.First(plan);
        for (var round = 1; ; round++)
        {
            work = await new ImplementPhase(services, events, plan).RunAsync(round, work, orders, cancellation);
            if (work.Values.All(w => w.Change!.IsEmpty && w.Turn!.Succeeded))
                return await EndAsync(Outcome.NoChange, Verdict.NotRun, ShipFailures.NoChange);

            var judgement = await new JudgePhase(services, events, plan).RunAsync(round, work, cancellation);
            switch (judgement)
            {
                case Judgement.Approved approved:
                    await events.RoundAsync(round, "approve", [], [], plan, "");
                    return await EndAsync(await new LandPhase(services, events).RunAsync(approved, cancellation));
                case Judgement.NeedsOwner asks:
                    await events.RoundAsync(round, "needs_owner", [], [], plan, string.Join(" ", asks.Questions));
                    await new LandPhase(services, events).KeepPatchAsync(asks.Tree, cancellation);
                    return await EndAsync(Outcome.NeedsOwner, asks.Verdict, ShipFailures.NeedsOwner(asks.Questions));
                case Judgement.Rejected rejected:
                    var repair = new RepairPhase(plan).Choose(rejected, work);
                    (guard, var stalls) = guard.Observe(Patches(orders, work), repair.Answerable);
                    var stop =
                        stalls.Count > 0 ? ShipFailures.Stalled(stalls[0].Message)
                        : round == maxRounds ? ShipFailures.RoundsExhausted(round, rejected)
                        : null;
                    await events.RoundAsync(
                        round,
                        "reject",
                        repair.Blockers,
                        stop is null ? repair.Tasks : [],
                        plan,
                        stop?.Message ?? repair.Reason
                    );
                    if (stop is not null)
                    {
                        await new LandPhase(services, events).KeepPatchAsync(rejected.Tree, cancellation);
                        return await EndAsync(ShipFailures.OutcomeOf(rejected), rejected.Verdict, stop);
                    }
                    orders = repair.Orders;
                    break;
            }
        }
    }

    private static Dictionary<string, string> Patches(
        IReadOnlyList<RepairOrder> orders,
        Dictionary<string, TaskWork> work
    ) =>
        orders
            .Where(o => work[o.Task].Turn!.Succeeded)
            .ToDictionary(o => o.Task, o => work[o.Task].Change!.ResultTree.Hex, StringComparer.Ordinal);

    private Task<ShipEnd> EndAsync(Outcome outcome, Verdict verdict, Failure? failure) =>
        EndAsync(new ShipEnd(outcome, verdict, failure));

    private async Task<ShipEnd> EndAsync(ShipEnd end)
    {
        await services.Pool.ReleaseAllAsync(services.Run + "/", CancellationToken.None);
        await events.CompletedAsync(end);
        return end;
    }
}
