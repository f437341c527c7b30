using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Runs;
using Interlock.Loops.Gates.Witnesses;

namespace Interlock.Cli.Gate;

/// <summary>The document of <c>gate --json</c> (DESIGN §3).</summary>
/// <param name="Verdict">Only proved passes.</param>
/// <param name="Exit">Exit code.</param>
/// <param name="Tree">The tree that was judged.</param>
/// <param name="Base">Commit that it was judged against, and whose policy counts.</param>
/// <param name="Findings">What rules object to.</param>
/// <param name="Checks">The evidence, one each check.</param>
/// <param name="Witnesses">What the witnesses say.</param>
/// <param name="Notes">What is worth knowing.</param>
/// <param name="Failure">Why nothing could be judged, or null.</param>
internal sealed record GateDocument(
    Verdict Verdict,
    int Exit,
    string Tree,
    string Base,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<CheckReport> Checks,
    IReadOnlyList<Witness> Witnesses,
    IReadOnlyList<string> Notes,
    Failure? Failure
);
