using Interlock.Core.Evidence;
using Interlock.Core.Gates;

namespace Interlock.Core.Runs;

/// <summary>The last evidence of one check.</summary>
/// <param name="Name">Name of the check.</param>
/// <param name="Verdict">What the evidence says.</param>
/// <param name="Exit">Exit code of its command.</param>
/// <param name="Tests">Tests counted, or null when no runner was recognised.</param>
/// <param name="Evidence">Id of the evidence.</param>
/// <param name="Round">Round it was run in.</param>
/// <param name="Command">Its command.</param>
/// <param name="Tree">The tree it ran on.</param>
/// <param name="TimedOut">Whether its time limit ended it.</param>
/// <param name="Reused">Whether the evidence was found instead of made.</param>
/// <param name="Output">File with its whole output.</param>
/// <param name="OutputDigest">SHA-256 of that output.</param>
public sealed record CheckReport(
    string Name,
    Verdict Verdict,
    int? Exit,
    TestCount? Tests,
    string? Evidence,
    int? Round,
    string? Command,
    string? Tree,
    bool TimedOut,
    bool Reused,
    string? Output,
    string? OutputDigest
);
