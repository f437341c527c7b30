using Interlock.Core.Agents;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Landing;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Preflight;

namespace Interlock.Loops.Ship;

/// <summary>Looks at everything that can be wrong before anything is created or spent, and reports all of it at once.</summary>
/// <param name="repository">The user's repository.</param>
/// <param name="agents">Finds an agent by name, or says why there is none.</param>
public sealed class ShipPreflight(UserRepository repository, Func<string, (IAgent? Agent, Failure? Failure)> agents)
{
    /// <summary>A ship that may start, or every fault; exactly one of the two says something.</summary>
    public async Task<(ShipReady? Ready, IReadOnlyList<PreflightFault> Faults)> RunAsync(
        ShipOptions options,
        CancellationToken cancellation
    )
    {
        var (tip, tipFailure) = await repository.ReadTipAsync(cancellation);
        if (tip is null)
            return (null, [Fault(tipFailure!)]);
        var dirty = await repository.ReadDirtyPathsAsync(cancellation);
        var faults = new List<PreflightFault>();
        var plan = await ReadTasksAsync(options, tip, dirty, faults, cancellation);
        faults.AddRange(await ProbeAsync(options, plan, cancellation));
        await CheckTargetAsync(options, faults, cancellation);
        return faults.Count == 0 ? (new ShipReady(repository, tip, dirty, options, plan), []) : (null, faults);
    }

    private async Task<TaskPlan?> ReadTasksAsync(
        ShipOptions options,
        RepositoryTip tip,
        IReadOnlyList<RepoPath> dirty,
        List<PreflightFault> faults,
        CancellationToken cancellation
    )
    {
        if (options.Tasks is not { } text)
        {
            if (options.Checks.Count == 0)
                faults.Add(PreflightCheck.NoChecks);
            return null;
        }
        var (plan, issues) = TaskPlanReader.ReadDraft(text, isComplete: false);
        faults.AddRange(
            issues.Select(i => new PreflightFault(
                null,
                null,
                "invalid_tasks",
                i,
                "Correct the tasks file; 'interlock ship --help' shows its form."
            ))
        );
        var paths = await repository.Trees.ListAsync(tip.Tree, cancellation);
        var facts = new PreflightFacts([.. paths.Select(p => (p.Path, p.Mode))], dirty, options.Checks.Count);
        var rules = new PreflightOptions
        {
            AllowDirty = options.AllowDirty,
            AllowSharedFiles = options.AllowSharedFiles,
            PlanIsFromAgent = false,
        };
        faults.AddRange(PreflightCheck.Run(plan, facts, rules));
        return plan;
    }

    private async Task<IEnumerable<PreflightFault>> ProbeAsync(
        ShipOptions options,
        TaskPlan? plan,
        CancellationToken cancellation
    )
    {
        var names = AgentsOfRun.Names(options, plan);
        var probes = await Task.WhenAll(names.Select(n => ProbeAsync(n, options, cancellation)));
        return probes.OfType<PreflightFault>();
    }

    private async Task<PreflightFault?> ProbeAsync(string name, ShipOptions options, CancellationToken cancellation)
    {
        var (agent, unknown) = agents(name);
        var failure = agent is null
            ? unknown
            : TurnNeeds.Missing(Asked(options), agent) ?? (await agent.ProbeAsync(cancellation)).Failure;
        return failure is null ? null : Fault(failure) with { Value = name };
    }

    // What every turn of the run asks of whoever works in it.
    private static AgentTurn Asked(ShipOptions options) =>
        new()
        {
            Role = AgentRole.Implement,
            Run = "preflight",
            Step = "preflight",
            Prompt = "",
            Workspace = "",
            SessionFolder = "",
            Limits = new TurnLimits(options.MaxTokens, null, options.MaxMoney),
        };

    // A branch that cannot be made is known now, not after the agents are paid.
    private async Task CheckTargetAsync(
        ShipOptions options,
        List<PreflightFault> faults,
        CancellationToken cancellation
    )
    {
        if (LandText.Parse(options.Land) is not LandingTarget.Branch { Name: var name })
            return;
        if (await new BranchCheck(repository).FindFaultAsync(name, cancellation) is { } fault)
            faults.Add(Fault(fault) with { Value = name });
    }

    private static PreflightFault Fault(Failure failure) =>
        new(null, null, failure.Class, failure.Message, failure.Remedy);
}
