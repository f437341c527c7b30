using Interlock.Cli.Output;
using Interlock.Cli.Ship;
using Interlock.Core.Evidence;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Workspaces;
using Interlock.Loops.Proofs;

namespace Interlock.Cli.Prove;

/// <summary>Carries out <c>prove</c>: the checkout as a tree, each check's evidence of that tree, the verdict.</summary>
/// <param name="face">The outside.</param>
/// <param name="arguments">The command line.</param>
internal sealed class ProveCommand(Face face, ProveArguments arguments)
{
    /// <summary>Runs to the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (checkout, exit) = await CheckoutAtHand.FindAsync(
            face,
            arguments.Repository,
            arguments.Json,
            static (_, tip) => Task.FromResult<(RepositoryTip?, Failure?)>((tip, null)),
            cancellation
        );
        if (checkout is null)
            return exit;
        var (checks, unknown) = Choose(ShipSettings.Checks(checkout.Configuration.Checks, arguments.Checks));
        return unknown is null
            ? await RunAsync(checkout, checks, cancellation)
            : Complaint.Wrong(face, arguments.Json, unknown);
    }

    private async Task<int> RunAsync(
        CheckoutAtHand checkout,
        IReadOnlyList<CheckDefinition> checks,
        CancellationToken cancellation
    )
    {
        await using var spine = await checkout.OpenAsync(face, cancellation);
        var trees = await checkout.ReadAsync(face, spine, cancellation);
        if (trees.Of(arguments.Of, checkout.Notes) is not { } tree)
            return Complaint.Preflight(face, arguments.Json, ProveFailures.Unmerged);
        await using var owner = await PassingOwner.OpenAsync(checkout.Folder(face), "proof", spine.Pool, cancellation);
        var printer = new ProvePrinter(face);
        var proof = await new ProofLoop(spine, printer.Tell).RunAsync(
            new ProofRequest(checkout.Repository, checkout.Base, tree, checks, checkout.Setup),
            owner.Name,
            cancellation
        );
        return printer.End(proof, arguments, checkout.Base, checkout.Notes);
    }

    private (IReadOnlyList<CheckDefinition> Checks, Failure? Failure) Choose(IReadOnlyList<CheckDefinition> all)
    {
        if (all.Count == 0)
            return ([], ProveFailures.NoChecks);
        var names = all.Select(check => check.Name).ToList();
        if (arguments.Names.FirstOrDefault(name => !names.Contains(name)) is { } stranger)
            return ([], ProveFailures.Unknown(stranger, names));
        return (arguments.Names.Count == 0 ? all : [.. all.Where(check => arguments.Names.Contains(check.Name))], null);
    }
}
