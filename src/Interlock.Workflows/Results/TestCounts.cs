namespace Interlock.Workflows;

/// <summary>What a test runner counted.</summary>
/// <param name="Ran">Tests that ran.</param>
/// <param name="Passed">Of them, passed.</param>
/// <param name="Failed">Of them, failed.</param>
/// <param name="Skipped">Tests that did not run.</param>
public sealed record TestCounts(int Ran, int Passed, int Failed, int Skipped);
