using Interlock.Cli.Output;
using Interlock.Cli.Prove;
using Interlock.Cli.Ship;
using Interlock.Core.Changes;
using Interlock.Core.Configuration;
using Interlock.Core.Git;
using Interlock.Core.State;
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
        var (start, noBase) = await GateBase.FindAsync(repository, tip, arguments.Base, cancellation);
        if (start is null)
            return Complaint.Preflight(face, arguments.Json, noBase!);
        var (configuration, wrong, note) = await BaseConfiguration.ReadAsync(repository, start, cancellation);
        return configuration is null
            ? Complaint.Configuration(
                face,
                arguments.Json,
                [.. wrong.Select(one => one.ToString())],
                "correct the file and commit it; see docs/configuration.md"
            )
            : await RunAsync(repository, tip, start, configuration, note, cancellation);
    }

    private async Task<int> RunAsync(
        UserRepository repository,
        RepositoryTip tip,
        RepositoryTip start,
        InterlockConfiguration configuration,
        string? note,
        CancellationToken cancellation
    )
    {
        List<string> notes = note is null ? [] : [note];
        var setup = ShipSettings.Setup(configuration.Setup, repository.Root);
        var host = new ProofHost(face.Environment, face.Processes, face.Time);
        await using var spine = await ProofSpine.OpenAsync(repository, setup, face.Home, host, notes.Add, cancellation);
        var folder = Path.Combine(RepositoryState.Of(face.Home, repository.Root).Root, "checkout");
        var trees = await new CheckoutReader(spine.Store, folder).ReadAsync(repository, tip, cancellation);
        if ((arguments.Staged ? trees.Staged : trees.Working) is not { } tree)
            return Complaint.Preflight(face, arguments.Json, ProveFailures.Unmerged);
        if (!arguments.Staged)
            notes.AddRange(trees.Refused.Select(refused => $"left out: {refused.Path}: {refused.Reason}"));
        if (!spine.Sandbox.IsInForce)
            notes.Add($"Checks are not confined: {spine.Sandbox.Detail}.");
        var checks = ShipSettings.Checks(configuration.Checks, arguments.Checks);
        if (checks.Count == 0)
            notes.Add($"There is no check: nothing can be proved. {ProveFailures.NoChecks.Remedy}");
        await using var owner = await PassingOwner.OpenAsync(folder, "gate", spine.Pool, cancellation);
        var judgement = await new GateLoop(spine, face.Time, new ProvePrinter(face).Tell).RunAsync(
            new GateRequest(start.Tree, new ProofRequest(repository, start, tree, checks, setup), configuration.Gate),
            owner.Name,
            cancellation
        );
        return new GatePrinter(face, arguments.Json).End(judgement, start, notes);
    }
}
