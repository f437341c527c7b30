using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>The only way anything leaves a workspace. Compare-and-set on the target, atomic, verified, resumable.</summary>
public sealed class Lander
{
    /// <summary>Works the landing out against the present tip; writes nothing that anyone can see.</summary>
    /// <returns>A plan, or the reason why it cannot land; exactly one is not null.</returns>
    public Task<(LandingPlan? Plan, LandingResult.Blocked? Blocked)> PlanAsync(LandingRequest request, CancellationToken cancellation) =>
        throw new NotImplementedException($"{request}{cancellation}");

    /// <summary>
    /// Writes a plan and verifies the target. Called again after a crash with the same plan it looks at the
    /// target and finishes or confirms the work; it never doubles it.
    /// </summary>
    public Task<LandingResult> ApplyAsync(LandingPlan plan, CancellationToken cancellation) =>
        throw new NotImplementedException($"{plan}{cancellation}");

    /// <summary>Keeps a candidate that could not land: a branch <c>interlock/RUN</c> and a patch file. Returns branch and patch path.</summary>
    public Task<(string Branch, string PatchPath)> KeepAsync(LandingRequest request, string patchFolder, CancellationToken cancellation) =>
        throw new NotImplementedException($"{request}{patchFolder}{cancellation}");
}
