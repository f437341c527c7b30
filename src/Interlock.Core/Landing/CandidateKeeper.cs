using System.Globalization;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Keeps a candidate that could not land, as a branch and as a patch file.</summary>
internal sealed class CandidateKeeper(UserRepository user, ObjectStore store, TimeProvider time)
{
    private const int MostNames = 1000;

    public async Task<(string Branch, string PatchPath)> KeepAsync(
        LandingRequest request,
        string patchFolder,
        CancellationToken cancellation
    )
    {
        var patch = Path.Combine(patchFolder, request.Run.Replace('/', '-') + ".patch");
        Directory.CreateDirectory(patchFolder);
        await File.WriteAllBytesAsync(
            patch + ".new",
            await store.PatchAsync(request.Base.Tree, request.ApprovedTree, cancellation),
            cancellation
        );
        File.Move(patch + ".new", patch, overwrite: true);
        return (await KeepBranchAsync(request, cancellation), patch);
    }

    private async Task<string> KeepBranchAsync(LandingRequest request, CancellationToken cancellation)
    {
        ObjectId? commit = null;
        for (var attempt = 1; attempt <= MostNames; attempt++)
        {
            var name =
                $"interlock/{request.Run}" + (attempt == 1 ? "" : "-" + attempt.ToString(CultureInfo.InvariantCulture));
            if (await HoldsAlreadyAsync(name, request, cancellation))
                return name;
            if (await new BranchCheck(user).FindFaultAsync(name, cancellation) is { } fault)
            {
                // A branch of the user's called 'interlock' leaves no room below it.
                name = "interlock-" + name["interlock/".Length..];
                if (fault.Class != "branch_exists")
                    throw new GitException(fault);
                if (await HoldsAlreadyAsync(name, request, cancellation))
                    return name;
                if (
                    !fault.Message.Contains("'interlock'", StringComparison.Ordinal)
                    || await new BranchCheck(user).FindFaultAsync(name, cancellation) is not null
                )
                    continue;
            }
            if (commit is null)
            {
                commit = await new CommitMaker(user, store, time).MakeAsync(
                    request,
                    request.ApprovedTree,
                    request.Base.Commit,
                    cancellation
                );
                await new ObjectTransfer(user, store).SendAsync(
                    commit.Value,
                    request.ApprovedTree,
                    request.Base.Tree,
                    cancellation
                );
            }
            await user.MoveRefAsync("refs/heads/" + name, commit.Value, null, request.Run, cancellation);
            return name;
        }
        throw new GitException($"No free branch name for run {request.Run}");
    }

    // After a crash the branch may be there; its commit has another date, but tree and parent tell it.
    private async Task<bool> HoldsAlreadyAsync(string name, LandingRequest request, CancellationToken cancellation)
    {
        var (tip, _) = await user.ReadTipOfAsync("refs/heads/" + name, cancellation);
        if (tip is null || tip.Tree != request.ApprovedTree)
            return false;
        var parent = await user.Git.TryAsync(["rev-parse", "--verify", "--quiet", tip.Commit.Hex + "^"], cancellation);
        return parent.Succeeded && parent.Text == request.Base.Commit.Hex;
    }
}
