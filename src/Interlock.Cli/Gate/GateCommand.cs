using Interlock.Cli.Output;
using Interlock.Cli.Prove;
using Interlock.Cli.Ship;
using Interlock.Core.Workspaces;
using Interlock.Loops.Gates;
using Interlock.Loops.Proofs;

namespace Interlock.Cli.Gate;

/// <summary>Carries out <c>gate</c>: the change since the base, the base's policy and checks, the verdict.</summary>
/// <param name="face">The outside.</param>
/// <param name="arguments">The command line.</param>
internal sealed class GateCommand(Face face, GateArguments arguments)
{
    /// <summary>Runs to the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (checkout, exit) = await CheckoutAtHand.FindAsync(
            face,
            arguments.Repository,
            arguments.Json,
            (repository, tip) => GateBase.FindAsync(repository, tip, arguments.Base, cancellation),
            cancellation
        );
        return checkout is null ? exit : await RunAsync(checkout, cancellation);
    }

    private async Task<int> RunAsync(CheckoutAtHand checkout, CancellationToken cancellation)
    {
        await using var spine = await checkout.OpenAsync(face, cancellation);
        var trees = await checkout.ReadAsync(face, spine, cancellation);
        if (trees.Of(arguments.Staged ? ProvedTree.Staged : ProvedTree.Working, checkout.Notes) is not { } tree)
            return Complaint.Preflight(face, arguments.Json, ProveFailures.Unmerged);
        var checks = ShipSettings.Checks(checkout.Configuration.Checks, arguments.Checks);
        if (checks.Count == 0)
            checkout.Notes.Add($"There is no check: nothing can be proved. {ProveFailures.NoChecks.Remedy}");
        await using var owner = await PassingOwner.OpenAsync(checkout.Folder(face), "gate", spine.Pool, cancellation);
        var proof = new ProofRequest(checkout.Repository, checkout.Base, tree, checks, checkout.Setup);
        var judgement = await new GateLoop(spine, face.Time, new ProvePrinter(face).Tell).RunAsync(
            new GateRequest(checkout.Base.Tree, proof, checkout.Configuration.Gate),
            owner.Name,
            cancellation
        );
        return new GatePrinter(face, arguments.Json).End(judgement, checkout.Base, checkout.Notes);
    }
}
