namespace Interlock.Loops.Ship.Repair;

/// <summary>Which tasks to redo, and why.</summary>
/// <param name="Tasks">Their ids in plan order; all others keep their change.</param>
/// <param name="Targets">One for each blocker, in the given order.</param>
public sealed record RepairChoice(IReadOnlyList<string> Tasks, IReadOnlyList<BlockerTarget> Targets);
