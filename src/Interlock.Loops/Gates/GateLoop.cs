using Interlock.Core.Evidence;
using Interlock.Core.Gates.Rules;
using Interlock.Loops.Proofs;

namespace Interlock.Loops.Gates;

/// <summary>Policy, change and evidence to a verdict; no model is asked.</summary>
/// <param name="spine">The parts.</param>
/// <param name="progress">Told of each check before it begins and after it ended; null for nothing.</param>
public sealed class GateLoop(ProofSpine spine, Action<CheckDefinition, EvidenceRecord?>? progress)
{
    /// <summary>Judges a change.</summary>
    /// <param name="request">The change.</param>
    /// <param name="owner">Owner of the workspaces.</param>
    /// <param name="cancellation">Ends the check at work.</param>
    public async Task<GateJudgement> RunAsync(GateRequest request, string owner, CancellationToken cancellation)
    {
        var change = await new GateChangeReader(spine.Store).ReadAsync(request.From, request.Proof.Tree, cancellation);
        var findings = RuleSet.Find(change with { Protected = request.Policy.Protected }, request.Policy.Rules);
        return GateJudgement.Of(
            findings,
            await new ProofLoop(spine, progress).RunAsync(request.Proof, owner, cancellation)
        );
    }
}
