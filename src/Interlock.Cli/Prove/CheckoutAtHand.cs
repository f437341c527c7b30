using Interlock.Cli.Output;
using Interlock.Cli.Ship;
using Interlock.Core.Changes;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.State;
using Interlock.Core.Workspaces;
using Interlock.Loops.Proofs;

namespace Interlock.Cli.Prove;

/// <summary>The user's checkout, read for judgement: the base with its configuration, and the trees as they lie there.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Tip">The last commit.</param>
/// <param name="Base">The commit whose configuration counts.</param>
/// <param name="Configuration">That configuration.</param>
/// <param name="Notes">What is worth knowing; grows.</param>
internal sealed record CheckoutAtHand(
    UserRepository Repository,
    RepositoryTip Tip,
    RepositoryTip Base,
    InterlockConfiguration Configuration,
    List<string> Notes
)
{
    /// <summary>How a workspace is prepared, or null.</summary>
    public WorkspaceSetup? Setup => ShipSettings.Setup(Configuration.Setup, Repository.Root);

    /// <summary>Finds the repository and reads the base; the exit code when that cannot be.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="folder">A folder of the repository.</param>
    /// <param name="json">Whether complaints are documents.</param>
    /// <param name="findBase">Finds the base by the tip.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<(CheckoutAtHand? Checkout, int Exit)> FindAsync(
        Face face,
        string folder,
        bool json,
        Func<UserRepository, RepositoryTip, Task<(RepositoryTip? Base, Failure? Failure)>> findBase,
        CancellationToken cancellation
    )
    {
        var (repository, missing) = await UserRepository.FindAsync(
            folder,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is null)
            return (null, Complaint.Preflight(face, json, missing!));
        var (tip, noTip) = await repository.ReadTipAsync(cancellation);
        if (tip is null)
            return (null, Complaint.Preflight(face, json, noTip!));
        var (start, noBase) = await findBase(repository, tip);
        if (start is null)
            return (null, Complaint.Preflight(face, json, noBase!));
        var (configuration, wrong, note) = await BaseConfiguration.ReadAsync(repository, start, cancellation);
        if (configuration is null)
            return (
                null,
                Complaint.Configuration(
                    face,
                    json,
                    [.. wrong.Select(one => one.ToString())],
                    "correct the file and commit it; see docs/configuration.md"
                )
            );
        return (new CheckoutAtHand(repository, tip, start, configuration, note is null ? [] : [note]), 0);
    }

    /// <summary>Opens the parts that evidence needs.</summary>
    public async Task<ProofSpine> OpenAsync(Face face, CancellationToken cancellation)
    {
        var host = new ProofHost(face.Environment, face.Processes, face.Time);
        var spine = await ProofSpine.OpenAsync(Repository, Setup, face.Home, host, Notes.Add, cancellation);
        if (!spine.Sandbox.IsInForce)
            Notes.Add($"Checks are not confined: {spine.Sandbox.Detail}.");
        return spine;
    }

    /// <summary>The trees as they lie there.</summary>
    public Task<CheckoutTrees> ReadAsync(Face face, ProofSpine spine, CancellationToken cancellation) =>
        new CheckoutReader(spine.Store, Folder(face)).ReadAsync(Repository, Tip, cancellation);

    /// <summary>Where the harness keeps what it knows of the checkout.</summary>
    public string Folder(Face face) => Path.Combine(RepositoryState.Of(face.Home, Repository.Root).Root, "checkout");
}
