using System.Text.Json;

namespace Interlock.Loops.Workflows.Script;

/// <summary>What <c>export const meta</c> says: a plain literal, read without running anything.</summary>
/// <param name="Name">Name of the workflow, or null.</param>
/// <param name="Description">What it does, or null.</param>
/// <param name="WhenToUse">When to choose it, or null.</param>
/// <param name="Phases">Its phases in the order of writing.</param>
/// <param name="Raw">The whole literal, as JSON.</param>
public sealed record WorkflowMeta(
    string? Name,
    string? Description,
    string? WhenToUse,
    IReadOnlyList<WorkflowPhase> Phases,
    JsonElement Raw
)
{
    /// <summary>What the author lets the whole run use, or null.</summary>
    public WorkflowBudget? Budget { get; init; }

    /// <summary>What the author says of a phase, or null.</summary>
    public WorkflowPhase? PhaseOf(string? title) =>
        title is null ? null : Phases.FirstOrDefault(p => string.Equals(p.Title, title, StringComparison.Ordinal));
}
