using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>
/// Lands in the user's checkout: files, and for a commit also index and branch. The order is files, index, branch;
/// the branch is moved by compare-and-set and last, so that a commit is there wholly or not at all.
/// </summary>
internal sealed class CheckoutLanding(
    UserRepository user,
    ObjectStore store,
    WorkTree checkout,
    Staging staging,
    string stateFolder,
    TimeProvider time
)
{
    private static readonly Dictionary<RepoPath, PathState> Nothing = [];

    public async Task<LandingResult> ApplyAsync(LandingPlan plan, CancellationToken cancellation)
    {
        if (await IsThereAsync(plan, cancellation))
        {
            IndexLock.RemoveStale(user, stateFolder);
            await staging.ClearAsync(cancellation);
            return Landed(plan);
        }
        var begun = staging.Manifest();
        var (tip, failure) = await user.ReadTipAsync(cancellation);
        if (begun is not null && (!begun.IsOf(plan) || tip != plan.Tip))
        {
            await UndoAsync(begun);
            begun = null;
        }
        if (failure is not null)
            return new LandingResult.Blocked(failure, []);
        if (tip != plan.Tip)
            return new LandingResult.Moved();

        var after = begun is null ? await PrepareAsync(plan, cancellation) : Nothing;
        using var gate = plan.Commit is null ? null : await IndexLock.TakeAsync(user, stateFolder, time, cancellation);
        if (plan.Commit is not null && gate is null)
            return await GiveUpAsync(new LandingResult.Blocked(LandingFailures.IndexLocked, []));
        if (begun is null)
        {
            var overlap = await new OverlapCheck(user, store, checkout, plan.Entries).FindAsync(after, cancellation);
            if (overlap.Files.Count > 0)
                return await GiveUpAsync(
                    new LandingResult.Blocked(LandingFailures.Overlap(overlap.Files), overlap.Files)
                );
            begun = staging.Begin(plan, Entries(plan, overlap, after), checkout);
        }
        // From here on a Ctrl-C waits: half a landing helps nobody.
        return await WriteAsync(plan, begun);
    }

    private async Task<LandingResult> WriteAsync(LandingPlan plan, WriteManifest manifest)
    {
        var write = new CheckoutWrite(checkout, staging, manifest);
        var foreign = write.FindForeign();
        if (foreign.Count > 0)
        {
            await UndoAsync(manifest);
            return new LandingResult.Blocked(LandingFailures.Overlap(foreign), foreign);
        }
        try
        {
            write.Finish();
            if (plan.Commit is { } commit)
                await PublishAsync(plan, commit);
            else if ((await user.ReadTipAsync(CancellationToken.None)).Tip != plan.Tip)
                throw new GitException("the tip moved while the files were written");
            await staging.ClearAsync(CancellationToken.None);
            return Landed(plan);
        }
        catch (Exception fault)
            when (fault is LandingException or GitException or IOException or UnauthorizedAccessException)
        {
            var left = await UndoAsync(manifest);
            return new LandingResult.RolledBack(LandingFailures.RolledBack(fault.Message, left));
        }
    }

    private async Task PublishAsync(LandingPlan plan, ObjectId commit)
    {
        await new IndexWrite(user).LandAsync(plan.Entries, CancellationToken.None);
        if ((await user.ReadTipAsync(CancellationToken.None)).Tip != plan.Tip)
            throw new GitException("the tip moved while the files were written");
        var reference = plan.Tip.Branch ?? "HEAD";
        WritePoint.Pass();
        await user.MoveRefAsync(reference, commit, plan.Tip.Commit, plan.Request.Run, CancellationToken.None);
        WritePoint.Pass();
        var (now, _) = await user.ReadTipOfAsync("HEAD", CancellationToken.None);
        if (now?.Commit == commit && now.Tree == plan.Tree)
            return;
        await user.MoveRefAsync(reference, plan.Tip.Commit, commit, plan.Request.Run, CancellationToken.None);
        throw new GitException("the branch does not hold the approved tree");
    }

    private async Task<IReadOnlyList<RepoPath>> UndoAsync(WriteManifest manifest)
    {
        var left = new CheckoutWrite(checkout, staging, manifest).Undo();
        if (manifest.Commit is not null)
        {
            using var gate =
                await IndexLock.TakeAsync(user, stateFolder, time, CancellationToken.None)
                ?? throw new GitException(LandingFailures.IndexLocked);
            await new IndexWrite(user).UndoAsync(manifest.Changes, CancellationToken.None);
        }
        await staging.ClearAsync(CancellationToken.None);
        return left;
    }

    private async Task<IReadOnlyDictionary<RepoPath, PathState>> PrepareAsync(
        LandingPlan plan,
        CancellationToken cancellation
    )
    {
        if (plan.Commit is not { } commit)
            return await staging.LayOutAsync(store.Git, plan.Tree, plan.Entries, cancellation);
        // A commit has to look clean afterwards: the files are what the user's own git would check out.
        await new ObjectTransfer(user, store).SendAsync(commit, plan.Tree, plan.Tip.Tree, cancellation);
        return await staging.LayOutAsync(
            user.Git.WithVariable("GIT_DIR", user.GitDirectory),
            plan.Tree,
            plan.Entries,
            cancellation
        );
    }

    private async Task<bool> IsThereAsync(LandingPlan plan, CancellationToken cancellation) =>
        plan.Commit is { } commit
            ? await user.ContainsAsync(plan.Tip.Branch ?? "HEAD", commit, cancellation)
            : plan.Entries.All(entry =>
                checkout.Read(entry.Path) == PathState.Of(entry.NewMode, entry.NewId, checkout.ModesCount)
            );

    private async Task<LandingResult> GiveUpAsync(LandingResult result)
    {
        await staging.ClearAsync(CancellationToken.None);
        return result;
    }

    private static List<WriteEntry> Entries(
        LandingPlan plan,
        Overlap overlap,
        IReadOnlyDictionary<RepoPath, PathState> after
    ) =>
        [
            .. plan.Entries.Select(entry => new WriteEntry(
                entry.Path,
                // A folder or link where nothing was is about to be deleted by the same landing.
                entry.OldId
                    is null
                && overlap.States[entry.Path] != after[entry.Path]
                    ? PathState.Absent
                    : overlap.States[entry.Path],
                after[entry.Path]
            )),
        ];

    private static LandingResult.Landed Landed(LandingPlan plan) =>
        new(
            plan.Request.Target.Mode,
            [.. plan.Entries.Select(entry => entry.Path)],
            plan.Tree,
            plan.Commit,
            plan.Commit is null || plan.Tip.Branch is null ? null : LandingFailures.Short(plan.Tip.Branch)
        );
}
