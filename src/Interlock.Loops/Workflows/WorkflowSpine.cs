using Interlock.Core.Agents;
using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Landing;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.Core.Workspaces;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows.Budgets;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Ships;

namespace Interlock.Loops.Workflows;

/// <summary>Puts the spine together for one life of a run.</summary>
internal sealed class WorkflowSpine(ShipHost host, StateHome home, Func<string, WorkflowOptions, IAgent> agents)
{
    /// <summary>Opens it; the caller disposes it.</summary>
    public async Task<OpenSpine> OpenAsync(Life life, CancellationToken cancellation)
    {
        var options = life.Record.Options;
        var steps = new StepLog(life.Journal);
        var events = new WorkflowEvents(steps);
        if (life.Journal.DroppedTail is { } tail)
            await events.NoteAsync(
                $"dropped-tail-{tail.Offset}",
                $"The journal ended in {tail.Bytes} unreadable bytes of a write that was never acknowledged; they are dropped."
            );
        var sandbox = await new ShipSandbox(host, home).OpenAsync(life.Repository, new ShipEvents(steps), cancellation);
        var store = await ObjectStore.OpenAsync(
            life.State.Store,
            life.Repository,
            host.Processes,
            host.Environment,
            cancellation
        );
        var pool = new WorkspacePool(
            life.State.Pool,
            store,
            host.Processes,
            host.Environment,
            host.Time,
            options.Setup,
            sandbox: sandbox
        );
        var limits = RunLimits.Of(options, life.Script.Meta);
        var before = RunReport.Read(life.Folder).Usage;
        var budgets = new RunBudgets(
            new RunBudget(
                limits.Spending,
                new TokenUsage(before.InputTokens, null, before.OutputTokens, null) { Money = before.Money }.Plus(
                    NestedShips.Open(life.Folder, life.Journal.Existing)
                )
            ),
            life.Journal.Existing,
            host.Time
        );
        var slots = new SemaphoreSlim(options.Concurrency);
        var makes = new NodeAgents(name => agents(name, options), options.Agent);
        var services = new WorkflowServices
        {
            Folder = life.Folder,
            Options = options,
            Repository = life.Repository,
            Base = life.Record.Tip,
            Steps = steps,
            Store = store,
            Pool = pool,
            Checks = new CheckRunner(
                pool,
                host.Processes,
                host.Environment,
                host.Time,
                life.State.Evidence,
                doubt => host.Progress?.Invoke("evidence", doubt),
                sandbox
            ),
            Lander = new Lander(life.Repository, store, life.State.Root, host.Time),
            Agents = makes,
            Limits = limits,
            Budgets = budgets,
            Ships = new NestedShips(
                host with
                {
                    RunCreated = null,
                    Slots = slots,
                    Budget = budgets.Run,
                },
                home,
                life.Repository,
                makes
            ),
            Sandbox = sandbox,
            Time = host.Time,
            Random = host.Random,
            Slots = slots,
            Progress = host.Progress,
        };
        return new OpenSpine(services, events);
    }
}
