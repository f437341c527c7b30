namespace Interlock.Workflows;

/// <summary>Evidence of a check that the engine ran itself.</summary>
/// <param name="Ok">Whether it proves the tree.</param>
/// <param name="Name">The check.</param>
/// <param name="Verdict"><c>proved</c>, <c>unproved</c>, <c>violated</c>, …</param>
/// <param name="Exit">Exit code, or null when it did not exit by itself.</param>
/// <param name="TimedOut">Whether its time limit ended it.</param>
/// <param name="Tests">What its runner counted, or null when it tells nothing.</param>
/// <param name="Tree">Id of the tree that it ran on.</param>
/// <param name="Evidence">Id of the record.</param>
/// <param name="Output">End of what it printed.</param>
public sealed record CheckResult(
    bool Ok,
    string Name,
    string Verdict,
    int? Exit,
    bool TimedOut,
    TestCounts? Tests,
    string Tree,
    string Evidence,
    string? Output
);
