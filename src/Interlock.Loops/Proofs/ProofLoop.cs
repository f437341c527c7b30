using Interlock.Core.Evidence;
using Interlock.Core.Gates;

namespace Interlock.Loops.Proofs;

/// <summary>Evidence of checks on one exact tree: found, or made by running the command.</summary>
/// <param name="spine">The parts.</param>
/// <param name="progress">Told of each check before it begins and after it ended; null for nothing.</param>
public sealed class ProofLoop(ProofSpine spine, Action<CheckDefinition, EvidenceRecord?>? progress)
{
    /// <summary>Runs them one after the other: checks of one repository share ports, caches and cores.</summary>
    /// <param name="request">What is to be proved.</param>
    /// <param name="owner"><c>NAME/STEP</c> for the leases of workspaces.</param>
    /// <param name="cancellation">Ends the check at work.</param>
    public async Task<Proof> RunAsync(ProofRequest request, string owner, CancellationToken cancellation)
    {
        var all = new List<EvidenceRecord>();
        foreach (var check in request.Checks)
        {
            progress?.Invoke(check, null);
            var evidence = await spine.Checks.RunAsync(
                check,
                request.Tree,
                request.Base.Commit,
                $"{owner}/{check.Name}",
                cancellation
            );
            progress?.Invoke(check, evidence);
            all.Add(evidence);
        }
        return new Proof(request.Tree, Gate.Judge(request.Tree, all), all);
    }
}
