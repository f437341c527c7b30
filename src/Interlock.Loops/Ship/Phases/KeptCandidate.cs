namespace Interlock.Loops.Ship.Phases;

/// <summary>Where a candidate that could not land is kept.</summary>
/// <param name="Branch">Branch in the user's repository.</param>
/// <param name="Patch">Patch file.</param>
public sealed record KeptCandidate(string Branch, string Patch);
