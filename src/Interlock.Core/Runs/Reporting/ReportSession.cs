namespace Interlock.Core.Runs.Reporting;

/// <summary>Where the records of a node's turns are.</summary>
/// <param name="Id">The runtime's own id of the conversation, or null.</param>
/// <param name="Folder">Folder below the run's, or null when there is none.</param>
internal sealed record ReportSession(string? Id, string? Folder);
