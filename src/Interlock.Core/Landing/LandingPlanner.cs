using Interlock.Core.Changes;
using Interlock.Core.Failures;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Works a landing out: which tip, which tree, which commit, and what stands in the way.</summary>
internal sealed class LandingPlanner(UserRepository user, ObjectStore store, TimeProvider time)
{
    public async Task<(LandingPlan? Plan, LandingResult.Blocked? Blocked)> PlanAsync(
        LandingRequest request,
        CancellationToken cancellation
    )
    {
        var branch = request.Target as LandingTarget.Branch;
        if (branch is not null && await new BranchCheck(user).FindFaultAsync(branch.Name, cancellation) is { } fault)
            return Block(fault);

        var (tip, failure) = await ReadTargetTipAsync(user, request, cancellation);
        if (tip is null)
            return Block(failure!);
        if (
            request.Target is LandingTarget.Commit
            && !string.Equals(tip.Branch, request.Base.Branch, StringComparison.Ordinal)
        )
            return Block(LandingFailures.BranchSwitched(request.Base.Branch, tip.Branch));

        var merged = await store.MergeAsync(request.Base.Tree, tip.Tree, request.ApprovedTree, cancellation);
        if (merged.Tree is not { } tree)
            return Block(LandingFailures.Conflict(merged.Conflicts), merged.Conflicts);

        var entries = await store.DiffAsync(tip.Tree, tree, cancellation);
        var refused = entries.Where(IsUnsupported).Select(entry => entry.Path).ToList();
        if (refused.Count > 0)
            return Block(LandingFailures.Unsupported(refused), refused);
        if (branch is null)
        {
            var overlap = await new OverlapCheck(
                user,
                store,
                await CheckoutAsync(user, cancellation),
                entries
            ).FindAsync(new Dictionary<RepoPath, PathState>(), cancellation);
            if (overlap.Files.Count > 0)
                return Block(LandingFailures.Overlap(overlap.Files), overlap.Files);
        }
        return (
            new LandingPlan(
                request,
                tip,
                tree,
                tip.Commit != request.Base.Commit,
                entries,
                await CommitAsync(request, tip, tree, cancellation)
            ),
            null
        );
    }

    /// <summary>
    /// The tip that a landing applies to. A new branch starts from the branch that the work started from, whatever is
    /// checked out now.
    /// </summary>
    public static async Task<(RepositoryTip? Tip, Failure? Failure)> ReadTargetTipAsync(
        UserRepository user,
        LandingRequest request,
        CancellationToken cancellation
    ) =>
        request switch
        {
            { Target: not LandingTarget.Branch } => await user.ReadTipAsync(cancellation),
            { Base.Branch: { } from } => await user.ReadTipOfAsync(from, cancellation),
            _ => (request.Base, null),
        };

    /// <summary>The user's checkout.</summary>
    public static async Task<WorkTree> CheckoutAsync(UserRepository user, CancellationToken cancellation)
    {
        var modes = await user.Git.TryAsync(["config", "--type=bool", "--get", "core.fileMode"], cancellation);
        return new WorkTree(user.Root, user.ObjectFormat, modesCount: modes.Text != "false");
    }

    private async Task<ObjectId?> CommitAsync(
        LandingRequest request,
        RepositoryTip tip,
        ObjectId tree,
        CancellationToken cancellation
    ) =>
        request.Target is LandingTarget.Tree ? null
        : tree == tip.Tree ? tip.Commit // nothing is left to land: no empty commit
        : await new CommitMaker(user, store, time).MakeAsync(request, tree, tip.Commit, cancellation);

    // The capture refuses these long before; a landing trusts nobody.
    private static bool IsUnsupported(ChangeEntry entry) =>
        PathState.Of(entry.NewMode, entry.NewId, modesCount: true) is null
        || PathState.Of(entry.OldMode, entry.OldId, modesCount: true) is null
        || entry
            .Path.Text.Split('/')
            .Any(part => part is "" or "." or ".." || part.Equals(".git", StringComparison.OrdinalIgnoreCase));

    private static (LandingPlan? Plan, LandingResult.Blocked? Blocked) Block(
        Failure failure,
        IReadOnlyList<RepoPath>? files = null
    ) => (null, new LandingResult.Blocked(failure, files ?? []));
}
