using Interlock.Core.Gates;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Witnesses;
using Interlock.Loops.Gates.Witnesses;
using Interlock.Loops.Proofs;

namespace Interlock.Loops.Gates;

/// <summary>What the gate says of a change.</summary>
/// <param name="Verdict">Only <see cref="Verdict.Proved"/> passes.</param>
/// <param name="Findings">What rules object to, in the order of the rules.</param>
/// <param name="Proof">What the checks say.</param>
/// <param name="Witnesses">What the witnesses say; those who had nothing to look at are left out.</param>
public sealed record GateJudgement(
    Verdict Verdict,
    IReadOnlyList<Finding> Findings,
    Proof Proof,
    IReadOnlyList<Witness> Witnesses
)
{
    /// <summary>
    /// The judgement of all together. A finding that blocks leaves a green tree unproved; a check that contradicts itself
    /// proves nothing either way; a witness that could not be asked leaves the gate without a decision.
    /// </summary>
    public static GateJudgement Of(IReadOnlyList<Finding> findings, Proof proof, IReadOnlyList<Witness> witnesses) =>
        new(Judge(findings, proof, witnesses), findings, proof, witnesses);

    private static Verdict Judge(IReadOnlyList<Finding> findings, Proof proof, IReadOnlyList<Witness> witnesses)
    {
        if (proof.Verdict == Verdict.GateError || witnesses.Any(witness => witness.Verdict == Verdict.GateError))
            return Verdict.GateError;
        if (witnesses.Any(witness => witness is { Kind: WitnessKind.Flake, Verdict: Verdict.Unproved }))
            return Verdict.Unproved;
        return proof.Verdict == Verdict.Proved && findings.Any(finding => finding.Severity == Severity.Block)
            ? Verdict.Unproved
            : proof.Verdict;
    }
}
