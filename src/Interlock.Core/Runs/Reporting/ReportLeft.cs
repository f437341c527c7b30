namespace Interlock.Core.Runs.Reporting;

/// <summary>What a report does not hold because it would be too large.</summary>
/// <param name="Nodes">Nodes after the first 20,000.</param>
/// <param name="Lines">Lines of the log before the last 2,000.</param>
internal sealed record ReportLeft(int Nodes, int Lines);
