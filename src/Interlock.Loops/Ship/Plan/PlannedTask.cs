using Interlock.Core.Agents;

namespace Interlock.Loops.Ship.Plan;

/// <summary>One task of a plan: a contract between an agent, its siblings and the engine.</summary>
/// <param name="Id">Stable id, unique in the plan (see <c>TaskId</c> for its form).</param>
/// <param name="Title">One line for people; the id when the plan gives none.</param>
/// <param name="Files">Owned files, folders and globs, as written; <c>OwnedFiles</c> gives them meaning.</param>
/// <param name="Prompt">What to do.</param>
/// <param name="Verify">A command that the agent is told to try before it ends. The engine never runs it.</param>
/// <param name="Agent">Agent to use instead of the run's default, or null.</param>
/// <param name="Permission">What the agent may touch.</param>
public sealed record PlannedTask(
    string Id,
    string Title,
    IReadOnlyList<string> Files,
    string Prompt,
    string? Verify,
    string? Agent,
    Permission Permission
);
