namespace Interlock.Core.Runs;

/// <summary>Where the records of a run are.</summary>
/// <param name="Run">Its folder.</param>
/// <param name="Receipt">Its receipt, or null when there is none yet.</param>
/// <param name="Report">Its page for people, or null when there is none.</param>
public sealed record RunPaths(string Run, string? Receipt, string? Report);
