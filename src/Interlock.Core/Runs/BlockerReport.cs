namespace Interlock.Core.Runs;

/// <summary>One thing that stood against a candidate.</summary>
/// <param name="Source">Who said so: a reviewer's name, <c>check:NAME</c>, <c>scope</c>, <c>conflict</c>, <c>agent</c>.</param>
/// <param name="File">Path at fault, or null.</param>
/// <param name="Line">Line in it, from 1, or null.</param>
/// <param name="Symbol">Name at fault, or null.</param>
/// <param name="Problem">What is wrong, cleaned and limited.</param>
/// <param name="Tasks">Tasks that had to answer it.</param>
/// <param name="Why">The rule that chose them, or null.</param>
public sealed record BlockerReport(
    string? Source,
    string? File,
    int? Line,
    string? Symbol,
    string Problem,
    IReadOnlyList<string> Tasks,
    string? Why
);
