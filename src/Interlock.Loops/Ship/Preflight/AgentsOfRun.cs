using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Preflight;

/// <summary>The names of all agents that a run may ask.</summary>
public static class AgentsOfRun
{
    /// <summary>The names, each once: of the tasks as far as they can be read, else of planner and implementer; of reviewers.</summary>
    public static IReadOnlyCollection<string> Names(ShipOptions options) =>
        Names(options, options.Tasks is { } text ? TaskPlanReader.ReadDraft(text, isComplete: false).Draft : null);

    internal static IReadOnlyCollection<string> Names(ShipOptions options, TaskPlan? plan)
    {
        if (options.Bench is { } bench)
            return [.. bench.Agents];
        var names = new HashSet<string>(options.Reviewers.Select(r => r.Agent), StringComparer.Ordinal);
        if (plan is null)
            names.UnionWith([options.Planner, options.Agent]);
        else
            names.UnionWith(plan.Tasks.Select(t => t.Agent ?? options.Agent));
        return names;
    }
}
