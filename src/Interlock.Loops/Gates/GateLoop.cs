using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules;
using Interlock.Core.Gates.Witnesses;
using Interlock.Loops.Gates.Witnesses;
using Interlock.Loops.Proofs;

namespace Interlock.Loops.Gates;

/// <summary>Policy, change and evidence to a verdict; no model is asked.</summary>
/// <param name="spine">The parts.</param>
/// <param name="time">The clock.</param>
/// <param name="progress">Told of each check before it begins and after it ended; null for nothing.</param>
public sealed class GateLoop(ProofSpine spine, TimeProvider time, Action<CheckDefinition, EvidenceRecord?>? progress)
{
    /// <summary>Judges a change.</summary>
    /// <param name="request">The change.</param>
    /// <param name="owner">Owner of the workspaces.</param>
    /// <param name="cancellation">Ends the check at work.</param>
    public async Task<GateJudgement> RunAsync(GateRequest request, string owner, CancellationToken cancellation)
    {
        var change = await new GateChangeReader(spine.Store).ReadAsync(request.From, request.Proof.Tree, cancellation);
        change = change with { Protected = request.Policy.Protected };
        var proof = await new ProofLoop(spine, progress).RunAsync(request.Proof, owner, cancellation);
        var witnesses = await new WitnessLoop(spine, request, owner, time).RunAsync(change, proof, cancellation);
        IReadOnlyList<Finding> findings =
        [
            .. RuleSet.Find(change, request.Policy.Rules),
            .. RuleSet.Judge(witnesses.Where(IsAgainst).Select(Objection), request.Policy.Rules),
        ];
        return GateJudgement.Of(findings, proof, witnesses);
    }

    private static bool IsAgainst(Witness witness) => witness.Verdict == Verdict.Unproved;

    private static Finding Objection(Witness witness) =>
        WitnessRules.Of(witness.Kind).At(witness.File, witness.Line, witness.Message);
}
