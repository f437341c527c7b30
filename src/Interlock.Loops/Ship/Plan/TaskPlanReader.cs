namespace Interlock.Loops.Ship.Plan;

/// <summary>Reads a task plan, from a person's <c>tasks.json</c> or a planner's message.</summary>
public static class TaskPlanReader
{
    /// <summary>Reads the document: a plan, or every issue found in it.</summary>
    /// <param name="json">The document; comments and trailing commas are allowed.</param>
    public static (TaskPlan? Plan, IReadOnlyList<string> Issues) Read(string json) => throw new NotImplementedException(json);
}
