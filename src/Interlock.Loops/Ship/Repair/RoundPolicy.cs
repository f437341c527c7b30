namespace Interlock.Loops.Ship.Repair;

/// <summary>How many rounds a run may take.</summary>
public static class RoundPolicy
{
    /// <summary>2 rounds; 3 for three tasks; 4 for more. An option decides instead, at least 1.</summary>
    /// <param name="tasks">Tasks in the plan.</param>
    /// <param name="option">The person's own number, or null.</param>
    public static int MaxRounds(int tasks, int? option) =>
        option is { } chosen ? Math.Max(1, chosen)
        : tasks > 3 ? 4
        : tasks == 3 ? 3
        : 2;
}
