namespace Interlock.Core.Runs;

/// <summary>A task of the plan and how far it is.</summary>
/// <param name="Id">Id of the task.</param>
/// <param name="Title">Title, or null.</param>
/// <param name="Files">Paths and globs it owns.</param>
/// <param name="Agent">Agent that the plan names, or null for the run's.</param>
/// <param name="Turns">Turns its agents ended.</param>
/// <param name="Working">Whether an agent is at it now.</param>
public sealed record TaskReport(
    string Id,
    string? Title,
    IReadOnlyList<string> Files,
    string? Agent,
    int Turns,
    bool Working
);
