using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Lands on a new branch; the checkout stays as it is.</summary>
internal sealed class BranchLanding(UserRepository user, ObjectStore store)
{
    public async Task<LandingResult> ApplyAsync(LandingPlan plan, string name, CancellationToken cancellation)
    {
        var reference = "refs/heads/" + name;
        var commit = plan.Commit!.Value;
        if (await user.ContainsAsync(reference, commit, cancellation))
            return Landed(plan, name);
        if (await new BranchCheck(user).FindFaultAsync(name, cancellation) is { } fault)
            return new LandingResult.Blocked(fault, []);
        var (tip, failure) = await LandingPlanner.ReadTargetTipAsync(user, plan.Request, cancellation);
        if (failure is not null)
            return new LandingResult.Blocked(failure, []);
        if (tip != plan.Tip)
            return new LandingResult.Moved();

        try
        {
            if (commit != plan.Tip.Commit)
                await new ObjectTransfer(user, store).SendAsync(commit, plan.Tree, plan.Tip.Tree, cancellation);
            await user.MoveRefAsync(reference, commit, null, plan.Request.Run, cancellation);
            var (made, _) = await user.ReadTipOfAsync(reference, cancellation);
            if (made?.Tree == plan.Tree)
                return Landed(plan, name);
            await user.DeleteRefAsync(reference, commit, cancellation);
            return new LandingResult.RolledBack(
                LandingFailures.RolledBack($"'{name}' does not hold the approved tree", [])
            );
        }
        catch (GitException fault2)
        {
            return new LandingResult.RolledBack(fault2.Failure);
        }
    }

    private static LandingResult.Landed Landed(LandingPlan plan, string name) =>
        new("branch", [.. plan.Entries.Select(entry => entry.Path)], plan.Tree, plan.Commit, name);
}
