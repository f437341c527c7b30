namespace Interlock.Core.Runs;

/// <summary>Where a candidate that could not land is kept, and what stood in its way.</summary>
/// <param name="Branch">Branch in the user's repository, or null.</param>
/// <param name="Patch">Patch file, or null.</param>
/// <param name="Files">The paths in the way.</param>
public sealed record KeptReport(string? Branch, string? Patch, IReadOnlyList<string> Files);
