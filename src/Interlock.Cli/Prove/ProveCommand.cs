using Interlock.Cli.Output;
using Interlock.Cli.Ship;
using Interlock.Core.Changes;
using Interlock.Core.Configuration;
using Interlock.Core.Evidence;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.State;
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
        var (repository, missing) = await UserRepository.FindAsync(
            arguments.Repository,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is null)
            return Complaint.Preflight(face, arguments.Json, missing!);
        var (tip, noTip) = await repository.ReadTipAsync(cancellation);
        if (tip is null)
            return Complaint.Preflight(face, arguments.Json, noTip!);
        var (configuration, wrong, note) = await BaseConfiguration.ReadAsync(repository, tip, cancellation);
        if (configuration is null)
            return Complaint.Configuration(
                face,
                arguments.Json,
                [.. wrong.Select(one => one.ToString())],
                "correct the file and commit it; see docs/configuration.md"
            );
        var (checks, unknown) = Choose(ShipSettings.Checks(configuration.Checks, arguments.Checks));
        if (unknown is not null)
            return Complaint.Wrong(face, arguments.Json, unknown);
        return await RunAsync(repository, tip, configuration, checks, note, cancellation);
    }

    private async Task<int> RunAsync(
        UserRepository repository,
        RepositoryTip tip,
        InterlockConfiguration configuration,
        IReadOnlyList<CheckDefinition> checks,
        string? note,
        CancellationToken cancellation
    )
    {
        var notes = new List<string>();
        if (note is not null)
            notes.Add(note);
        var setup = ShipSettings.Setup(configuration.Setup, repository.Root);
        var host = new ProofHost(face.Environment, face.Processes, face.Time);
        await using var spine = await ProofSpine.OpenAsync(repository, setup, face.Home, host, notes.Add, cancellation);
        var folder = Path.Combine(RepositoryState.Of(face.Home, repository.Root).Root, "checkout");
        var trees = await new CheckoutReader(spine.Store, folder).ReadAsync(repository, tip, cancellation);
        if (TreeOf(trees, notes) is not { } tree)
            return Complaint.Preflight(face, arguments.Json, ProveFailures.Unmerged);
        if (!spine.Sandbox.IsInForce)
            notes.Add($"Checks are not confined: {spine.Sandbox.Detail}.");
        await using var owner = await PassingOwner.OpenAsync(folder, "proof", spine.Pool, cancellation);
        var printer = new ProvePrinter(face);
        var proof = await new ProofLoop(spine, printer.Tell).RunAsync(
            new ProofRequest(repository, tip, tree, checks, setup),
            owner.Name,
            cancellation
        );
        return printer.End(proof, arguments, tip, notes);
    }

    private ObjectId? TreeOf(CheckoutTrees trees, List<string> notes)
    {
        if (arguments.Of == ProvedTree.Working)
            notes.AddRange(trees.Refused.Select(refused => $"left out: {refused.Path}: {refused.Reason}"));
        return arguments.Of switch
        {
            ProvedTree.Working => trees.Working,
            ProvedTree.Staged => trees.Staged,
            _ => trees.Committed,
        };
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
