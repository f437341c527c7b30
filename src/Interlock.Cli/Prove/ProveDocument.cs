using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Runs;

namespace Interlock.Cli.Prove;

/// <summary>The document of <c>prove --json</c>.</summary>
/// <param name="Verdict">Proved only when each check has green evidence of this tree.</param>
/// <param name="Exit">Exit code.</param>
/// <param name="Base">Commit whose configuration counts.</param>
/// <param name="Tree">The tree that was judged.</param>
/// <param name="Of"><c>working</c>, <c>staged</c> or <c>committed</c>.</param>
/// <param name="Checks">The evidence, one each check.</param>
/// <param name="Notes">What is worth knowing.</param>
/// <param name="Failure">Why nothing could be proved, or null.</param>
internal sealed record ProveDocument(
    Verdict Verdict,
    int Exit,
    string Base,
    string Tree,
    string Of,
    IReadOnlyList<CheckReport> Checks,
    IReadOnlyList<string> Notes,
    Failure? Failure
);
