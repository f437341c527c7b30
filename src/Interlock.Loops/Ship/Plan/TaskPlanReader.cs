using System.Text.Json;
using Interlock.Core.Agents;

namespace Interlock.Loops.Ship.Plan;

/// <summary>
/// Reads a task plan, from a person's <c>tasks.json</c> or a planner's message: <c>{"tasks": [{"id", "title",
/// "files": [], "prompt", "verify", "agent", "permission"}], "risks": []}</c>. Required are <c>tasks</c> and in each
/// <c>id</c>, <c>files</c> and <c>prompt</c>; null counts as absent.
/// </summary>
public static class TaskPlanReader
{
    private static readonly string[] PlanKeys = ["tasks", "risks", "$schema"];
    private static readonly string[] TaskKeys = ["id", "title", "files", "prompt", "verify", "agent", "permission"];

    private static readonly Dictionary<string, Permission> Permissions = new(StringComparer.Ordinal)
    {
        ["read_only"] = Permission.ReadOnly,
        ["limited"] = Permission.Limited,
        ["full"] = Permission.Full,
    };

    /// <summary>
    /// Reads the document: a plan, or every issue found in it (path, problem, and the nearest key for an unknown
    /// one).
    /// </summary>
    /// <param name="json">The document; comments and trailing commas are allowed.</param>
    public static (TaskPlan? Plan, IReadOnlyList<string> Issues) Read(string json)
    {
        var (draft, issues) = ReadDraft(json, isComplete: true);
        return issues.Count == 0 ? (draft, []) : (null, issues);
    }

    /// <summary>
    /// Reads as much as there is, for a preflight that reports every fault at once: what is missing is empty.
    /// </summary>
    /// <param name="json">The document.</param>
    /// <param name="isComplete">Whether a missing id, files or prompt is an issue of the document.</param>
    internal static (TaskPlan Draft, IReadOnlyList<string> Issues) ReadDraft(string json, bool isComplete)
    {
        var (root, problem) = StrictJson.Parse(json);
        if (root is null)
            return (new TaskPlan([], []), [$"$: {problem}"]);
        var issues = new List<string>();
        var plan = new ObjectReader("$", root.Value, PlanKeys, issues);
        var tasks = plan.Elements("tasks", "tasks")
            .Select((element, index) => ReadTask(element, $"$.tasks[{index}]", issues, isComplete))
            .ToList();
        if (tasks.Count == 0 && issues.Count == 0 && isComplete)
            issues.Add("$.tasks: must have at least one task");
        var risks = plan.Texts("risks") ?? [];
        return (new TaskPlan(tasks, risks), issues);
    }

    private static PlannedTask ReadTask(JsonElement element, string path, List<string> issues, bool isComplete)
    {
        var task = new ObjectReader(path, element, TaskKeys, issues);
        var id = isComplete ? task.Required("id") : task.Optional("id") ?? "";
        return new PlannedTask(
            id,
            task.Optional("title") is { } title && !string.IsNullOrWhiteSpace(title) ? title : id,
            isComplete ? task.RequiredTexts("files") : task.Texts("files") ?? [],
            isComplete ? task.Required("prompt") : task.Optional("prompt") ?? "",
            task.Optional("verify"),
            task.Optional("agent"),
            task.Choice("permission", Permissions, Permission.Limited)
        );
    }
}
