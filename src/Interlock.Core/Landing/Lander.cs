using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>The only way anything leaves a workspace. Compare-and-set on the target, atomic, verified, resumable.</summary>
/// <param name="user">The target.</param>
/// <param name="store">Where the approved trees are.</param>
/// <param name="stateFolder">The repository's state folder; holds the landing lock.</param>
/// <param name="time">Dates of commits; waiting for locks.</param>
public sealed class Lander(UserRepository user, ObjectStore store, string stateFolder, TimeProvider time)
{
    /// <summary>Works the landing out against the present tip; writes nothing that anyone can see.</summary>
    /// <returns>A plan, or the reason why it cannot land; exactly one is not null.</returns>
    public Task<(LandingPlan? Plan, LandingResult.Blocked? Blocked)> PlanAsync(
        LandingRequest request,
        CancellationToken cancellation
    ) => new LandingPlanner(user, store, time).PlanAsync(request, cancellation);

    /// <summary>
    /// Writes a plan and verifies the target. Called again after a crash with the same plan it looks at the
    /// target and finishes or confirms the work; it never doubles it. Cancelling works until the first file is written.
    /// </summary>
    public async Task<LandingResult> ApplyAsync(LandingPlan plan, CancellationToken cancellation)
    {
        using var gate = await LandingLock.TakeAsync(stateFolder, time, cancellation);
        if (plan.Request.Target is LandingTarget.Branch branch)
            return await new BranchLanding(user, store).ApplyAsync(plan, branch.Name, cancellation);
        var checkout = await LandingPlanner.CheckoutAsync(user, cancellation);
        var staging = new Staging(user, store.Git, plan.Request.Run, checkout.ModesCount);
        try
        {
            return await new CheckoutLanding(user, store, checkout, staging, stateFolder, time).ApplyAsync(
                plan,
                cancellation
            );
        }
        catch (OperationCanceledException)
        {
            await ClearUnusedAsync(staging);
            throw;
        }
        catch (Exception fault) when (fault is GitException or IOException or UnauthorizedAccessException)
        {
            // Whatever fails after the first write is rolled back inside; an undo that failed is finished next time.
            await ClearUnusedAsync(staging);
            return new LandingResult.RolledBack((fault as GitException ?? new GitException(fault.Message)).Failure);
        }
    }

    private static async Task ClearUnusedAsync(Staging staging)
    {
        if (staging.Manifest() is null)
            await staging.ClearAsync(CancellationToken.None);
    }

    /// <summary>Keeps a candidate that could not land: a branch <c>interlock/RUN</c> and a patch file. Returns branch and patch path.</summary>
    /// <exception cref="GitException">The user's repository cannot take it (no space, no permission).</exception>
    public async Task<(string Branch, string PatchPath)> KeepAsync(
        LandingRequest request,
        string patchFolder,
        CancellationToken cancellation
    )
    {
        using var gate = await LandingLock.TakeAsync(stateFolder, time, cancellation);
        return await new CandidateKeeper(user, store, time).KeepAsync(request, patchFolder, cancellation);
    }
}
