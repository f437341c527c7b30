using Interlock.Core.Gates;
using Interlock.Core.Gates.Findings;
using Interlock.Loops.Proofs;

namespace Interlock.Loops.Gates;

/// <summary>What the gate says of a change.</summary>
/// <param name="Verdict">Only <see cref="Verdict.Proved"/> passes.</param>
/// <param name="Findings">What rules object to, in the order of the rules.</param>
/// <param name="Proof">What the checks say.</param>
public sealed record GateJudgement(Verdict Verdict, IReadOnlyList<Finding> Findings, Proof Proof)
{
    /// <summary>The judgement of findings and evidence together: a finding that blocks leaves a green tree unproved.</summary>
    public static GateJudgement Of(IReadOnlyList<Finding> findings, Proof proof) =>
        new(
            proof.Verdict == Verdict.Proved && findings.Any(finding => finding.Severity == Severity.Block)
                ? Verdict.Unproved
                : proof.Verdict,
            findings,
            proof
        );
}
