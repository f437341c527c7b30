namespace Interlock.Loops.Workflows.Script;

/// <summary>A phase that a script announces in its <c>meta</c>.</summary>
/// <param name="Title">The name that <c>phase()</c> and an agent's <c>phase</c> option use.</param>
/// <param name="Detail">What happens in it, or null.</param>
/// <param name="Model">Model of its agents unless they name one, or null.</param>
/// <param name="Budget">What its agents may use together, or null.</param>
public sealed record WorkflowPhase(string Title, string? Detail, string? Model, WorkflowBudget? Budget = null);
