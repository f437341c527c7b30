namespace Interlock.Loops.Ship.Phases;

/// <summary>Changes that do not go together.</summary>
/// <param name="Files">The paths.</param>
/// <param name="Tasks">The tasks that changed them.</param>
public sealed record TreeConflict(IReadOnlyList<string> Files, IReadOnlyList<string> Tasks);
