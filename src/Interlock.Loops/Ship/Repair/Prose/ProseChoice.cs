namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>What a text decides.</summary>
/// <param name="Tasks">
/// Indices of tasks in plan order; empty when the text names nothing that a task owns or defines.
/// </param>
/// <param name="Rule">Name of the rule that decided.</param>
/// <param name="Seen">The mentions that it saw, for the explanation.</param>
internal sealed record ProseChoice(IReadOnlyList<int> Tasks, string Rule, string Seen);
