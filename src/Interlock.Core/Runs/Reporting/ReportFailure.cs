namespace Interlock.Core.Runs.Reporting;

/// <summary>Why a node failed.</summary>
/// <param name="Class">Class of the failure.</param>
/// <param name="Message">In words.</param>
/// <param name="Remedy">What to do, or null.</param>
internal sealed record ReportFailure(string Class, string Message, string? Remedy);
