namespace Interlock.Core.Runs;

/// <summary>What a rule of the gate found.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Severity">How grave it is, or null.</param>
/// <param name="File">Path, or null.</param>
/// <param name="Line">Line, from 1, or null.</param>
/// <param name="Message">What is wrong, cleaned and limited.</param>
/// <param name="Fix">How to mend it, or null.</param>
public sealed record FindingReport(string Rule, string? Severity, string? File, int? Line, string Message, string? Fix);
