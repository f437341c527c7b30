namespace Interlock.Loops.Ship.Plan;

/// <summary>What a run will do: tasks that can be worked on at the same time, in the order of the document.</summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="Risks">What whoever planned is unsure of; shown to implementers, reviewers and people.</param>
public sealed record TaskPlan(IReadOnlyList<PlannedTask> Tasks, IReadOnlyList<string> Risks);
