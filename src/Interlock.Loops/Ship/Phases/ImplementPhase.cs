using System.Text;
using Interlock.Core.Agents;
using Interlock.Loops.Ship.Ownership;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Prompts;

namespace Interlock.Loops.Ship.Phases;

/// <summary>Lets the agents of the ordered tasks work, side by side, each in its own workspace.</summary>
internal sealed class ImplementPhase(ShipServices services, ShipEvents events, TaskPlan plan)
{
    public async Task<Dictionary<string, TaskWork>> RunAsync(
        int round,
        IReadOnlyDictionary<string, TaskWork> work,
        IReadOnlyList<RepairOrder> orders,
        CancellationToken cancellation
    )
    {
        var next = new Dictionary<string, TaskWork>(work, StringComparer.Ordinal);
        if (orders.Count == 0)
            return next;
        await events.PhaseAsync(round == 1 ? "implement" : "repair", round);
        var done = await Task.WhenAll(orders.Select(o => DoAsync(round, work[o.Task], o, cancellation)));
        foreach (var item in done)
            next[item.Task.Id] = item;
        return next;
    }

    private async Task<TaskWork> DoAsync(int round, TaskWork work, RepairOrder order, CancellationToken cancellation)
    {
        var task = work.Task;
        var first = work.Turn is null;
        var owned = OwnedFiles.From(task.Files);
        var brief = new TaskPrompt(services.Options.Request ?? "", plan, task, services.Options.Checks);
        var prompt = first
            ? ShipPrompts.Implement(brief)
            : ShipPrompts.Repair(
                new RepairPrompt(
                    brief,
                    [.. order.Blockers.Select(b => b.Blocker)],
                    order.Output,
                    work.Diff,
                    [work.Turn!.Text]
                )
            );
        var end = await new Turns(services).RunAsync(
            new TurnRequest
            {
                Scope = $"ship/round-{round}/{(first ? "implement" : "repair")}/{task.Id}",
                Role = first ? AgentRole.Implement : AgentRole.Repair,
                Agent = task.Agent ?? services.Options.Agent,
                Prompt = prompt,
                Tree = work.Change?.ResultTree ?? services.Base.Tree,
                CaptureFrom = services.Base.Tree,
                Wanted = owned.Owns,
                Task = task.Id,
                Round = round,
                Permission = task.Permission,
                Label = task.Title,
            },
            cancellation
        );
        var patch = await services.Store.PatchAsync(services.Base.Tree, end.Change!.ResultTree, cancellation);
        return new TaskWork(task, end.Result, end.Change, Encoding.UTF8.GetString(patch));
    }
}
