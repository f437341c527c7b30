using Interlock.Core.Gates;
using Interlock.Core.Git;

namespace Interlock.Core.Evidence;

/// <summary>A check that the engine itself ran, bound to the tree it ran on (DESIGN §5).</summary>
/// <param name="Id">Content id of this evidence.</param>
/// <param name="Check">Name of the check.</param>
/// <param name="Command">Its command.</param>
/// <param name="Tree">The tree it ran on.</param>
/// <param name="Verdict"><c>proved</c> for green, <c>refuted</c> for red, <c>gate_error</c> when it could not
/// run.</param>
/// <param name="ExitCode">Exit code of the command.</param>
/// <param name="TimedOut">Whether the limit ended it.</param>
/// <param name="Tests">Tests counted, or null when no runner was recognised.</param>
/// <param name="EnvironmentDigest">Digest over tool versions and platform; evidence of another environment is
/// stale.</param>
/// <param name="Host">Machine name.</param>
/// <param name="Started">Start, UTC.</param>
/// <param name="Ended">End, UTC.</param>
/// <param name="OutputDigest">SHA-256 of the whole output kept.</param>
/// <param name="OutputPath">File with the output.</param>
/// <param name="Tail">Last lines of the output, cleaned for people and prompts.</param>
/// <param name="Reused">Whether it was found instead of run.</param>
public sealed record EvidenceRecord(
    string Id,
    string Check,
    string Command,
    ObjectId Tree,
    Verdict Verdict,
    int ExitCode,
    bool TimedOut,
    TestCount? Tests,
    string EnvironmentDigest,
    string Host,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    string OutputDigest,
    string OutputPath,
    string Tail,
    bool Reused
);
