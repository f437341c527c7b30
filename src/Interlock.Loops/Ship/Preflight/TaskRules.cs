using Interlock.Core.Agents;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Preflight;

/// <summary>What a task must be by itself: id, prompt, files, permission and agent.</summary>
internal static class TaskRules
{
    internal static IEnumerable<PreflightFault> Faults(string name, PlannedTask task, PreflightOptions options)
    {
        if (string.IsNullOrWhiteSpace(task.Id))
            yield return new(
                name,
                null,
                "missing_id",
                $"Task {name} has no id.",
                "Give it a stable, unique id such as 'list-json'."
            );
        else if (!TaskId.IsValid(task.Id))
            yield return new(
                name,
                Shown.Text(task.Id),
                "invalid_id",
                $"'{name}' is not a task id.",
                $"Use 1 to {TaskId.Longest} of a-z 0-9 - _ . starting with a letter or digit, "
                    + "without '..', a final '.' or '.lock'."
            );
        if (string.IsNullOrWhiteSpace(task.Prompt))
            yield return new(
                name,
                null,
                "empty_prompt",
                $"Task '{name}' has an empty prompt.",
                "Say what the task has to do."
            );
        if (task.Files.Count == 0)
            yield return new(
                name,
                null,
                "no_files",
                $"Task '{name}' owns no file.",
                "List the files, folders (dir/) or globs (src/**) that it may change, tests and docs included."
            );
        if (options.PlanIsFromAgent && task.Permission == Permission.Full)
            yield return new(
                name,
                "full",
                "permission_too_wide",
                $"The planner gave task '{name}' full permission, which only a person can.",
                "Use 'limited', or pass the plan yourself as a file."
            );
        if (
            options.PlanIsFromAgent
            && task.Agent is { } agent
            && !options.Agents.Contains(agent, StringComparer.Ordinal)
        )
            yield return new(
                name,
                Shown.Text(agent),
                "unknown_agent",
                $"The planner chose the agent '{Shown.Text(agent)}' for task '{name}', which this run does not offer.",
                options.Agents.Count == 0
                    ? "Leave the agent out."
                    : $"Leave it out or use one of: {string.Join(", ", options.Agents)}."
            );
    }
}
