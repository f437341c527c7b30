using Interlock.Core.Failures;
using Interlock.Core.Git;

namespace Interlock.Cli.Gate;

/// <summary>Finds the commit that a change is judged against.</summary>
internal static class GateBase
{
    private static readonly string[] Mainlines =
    [
        "@{upstream}",
        "refs/remotes/origin/HEAD",
        "origin/main",
        "origin/master",
    ];

    /// <summary>The base that was named, else where the branch left its upstream or the remote's main line, else HEAD.</summary>
    public static async Task<(RepositoryTip? Base, Failure? Failure)> FindAsync(
        UserRepository repository,
        RepositoryTip tip,
        string? named,
        CancellationToken cancellation
    )
    {
        if (named is not null)
            return await repository.ReadTipOfAsync(named, cancellation);
        foreach (var mainline in Mainlines)
        {
            var found = await repository.Git.TryAsync(["merge-base", "HEAD", mainline], cancellation);
            if (found.Succeeded && found.Text.Length > 0)
                return await repository.ReadTipOfAsync(found.Text, cancellation);
        }
        return (tip, null);
    }
}
