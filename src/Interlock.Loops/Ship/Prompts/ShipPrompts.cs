namespace Interlock.Loops.Ship.Prompts;

/// <summary>The prompts of the ship loop: deterministic texts without a path of this machine or a time.</summary>
public static class ShipPrompts
{
    /// <summary>Asks for a plan.</summary>
    public static string Plan(PlanPrompt input) => throw new NotImplementedException($"{input}");

    /// <summary>Asks for a task.</summary>
    public static string Implement(TaskPrompt input) => throw new NotImplementedException($"{input}");

    /// <summary>Asks for a task again.</summary>
    public static string Repair(RepairPrompt input) => throw new NotImplementedException($"{input}");

    /// <summary>Asks for a review.</summary>
    public static string Review(ReviewPrompt input) => throw new NotImplementedException($"{input}");
}
