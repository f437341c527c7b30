using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Preflight;

/// <summary>Judges a plan before anything is created or spent.</summary>
public static class PreflightCheck
{
    /// <summary>
    /// Every fault at once: of the plan, of each task in plan order, then between tasks. Empty when the run may
    /// start.
    /// </summary>
    public static IReadOnlyList<PreflightFault> Run(TaskPlan plan, PreflightFacts facts, PreflightOptions options)
    {
        var rules = new PathRules(facts.BasePaths);
        var faults = new List<PreflightFault>(PlanFaults(plan, facts));
        foreach (var (index, task) in plan.Tasks.Index())
        {
            var name = Name(task, index);
            faults.AddRange(TaskRules.Faults(name, task, options));
            faults.AddRange(task.Files.SelectMany(file => rules.Faults(name, file)));
        }
        faults.AddRange(DuplicateIds(plan));
        faults.AddRange(ClaimRules.Faults(plan, facts, options));
        return faults;
    }

    /// <summary>Nothing could be proved without a check.</summary>
    public static PreflightFault NoChecks { get; } =
        new(
            null,
            null,
            "no_checks",
            "No check is configured, so nothing that the agents do could be proved.",
            "Give one with --check NAME=COMMAND, or add it under \"checks\" in interlock.json."
        );

    /// <summary>How a task is named in a fault: its id, or its position when it has none.</summary>
    internal static string Name(PlannedTask task, int index) =>
        string.IsNullOrWhiteSpace(task.Id) ? $"#{index + 1}" : Shown.Text(task.Id);

    private static IEnumerable<PreflightFault> PlanFaults(TaskPlan plan, PreflightFacts facts)
    {
        if (plan.Tasks.Count == 0)
            yield return new(null, null, "no_tasks", "The plan has no task.", "Describe at least one task.");
        if (facts.CheckCount <= 0)
            yield return NoChecks;
    }

    private static IEnumerable<PreflightFault> DuplicateIds(TaskPlan plan) =>
        plan
            .Tasks.Index()
            .Where(item => !string.IsNullOrWhiteSpace(item.Item.Id))
            .GroupBy(item => item.Item.Id, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new PreflightFault(
                Shown.Text(group.Key),
                Shown.Text(group.Key),
                "duplicate_id",
                $"Tasks {string.Join(", ", group.Select(item => $"#{item.Index + 1}"))} "
                    + $"share the id '{Shown.Text(group.Key)}'.",
                "Give every task an id of its own."
            ));
}
