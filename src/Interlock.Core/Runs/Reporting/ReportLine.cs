namespace Interlock.Core.Runs.Reporting;

/// <summary>A line of a run's log.</summary>
/// <param name="At">Milliseconds after the run's start.</param>
/// <param name="Type">Type of the event.</param>
/// <param name="Text">In one line.</param>
internal sealed record ReportLine(long At, string Type, string Text);
