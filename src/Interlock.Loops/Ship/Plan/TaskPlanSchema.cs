using System.Text.Json;

namespace Interlock.Loops.Ship.Plan;

/// <summary>The JSON Schema (2020-12) that a planner's final message must satisfy.</summary>
public static class TaskPlanSchema
{
    /// <summary>
    /// The schema, in the subset that strict structured output needs: every key required, what is optional may be null.
    /// </summary>
    public static JsonElement Json => throw new NotImplementedException();
}
