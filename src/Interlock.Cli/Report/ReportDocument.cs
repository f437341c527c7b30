namespace Interlock.Cli.Report;

/// <summary>What <c>runs report --json</c> prints.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Report">The page.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record ReportDocument(string Run, string Report, long Bytes);
