using Interlock.Core.Failures;
using Interlock.Core.Git;

namespace Interlock.Cli.Gate;

/// <summary>Finds the commit that a change is judged against.</summary>
internal static class GateBase
{
    private static readonly string[] Mainlines =
    [
        "refs/remotes/origin/HEAD",
        "refs/remotes/origin/main",
        "refs/remotes/origin/master",
        "@{upstream}", // last: that of a pushed branch is often the branch itself, and nothing would be judged
    ];

    /// <summary>The base that was named, else where the branch left the main line of <c>origin</c>, else its upstream, else HEAD.</summary>
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
