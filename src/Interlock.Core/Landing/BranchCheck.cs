using Interlock.Core.Failures;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Whether a new branch can be made under a name.</summary>
/// <param name="user">The repository.</param>
public sealed class BranchCheck(UserRepository user)
{
    /// <summary>The reason why not, or null.</summary>
    /// <param name="name">Short branch name.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <returns>Failure classes: <c>bad_branch_name</c>, <c>branch_exists</c>.</returns>
    public async Task<Failure?> FindFaultAsync(string name, CancellationToken cancellation)
    {
        if (BranchName.Check(name) is { } bad)
            return bad;
        var said = await user.Git.TryAsync(["check-ref-format", "--branch", name], cancellation);
        if (!said.Succeeded || said.Text != name)
            return new Failure(
                "bad_branch_name",
                $"git does not take '{name}' as a branch name",
                FailureOwner.User,
                Retryable: false,
                "Choose another name, for example feature/json-flag"
            );
        return await FindTakenAsync(name, cancellation) is { } taken ? LandingFailures.BranchExists(taken) : null;
    }

    // A branch 'a' also takes every 'a/b', since git may keep each in a file of its name.
    private async Task<string?> FindTakenAsync(string name, CancellationToken cancellation)
    {
        var heads = await user.Git.RunAsync(
            ["for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads/"],
            cancellation
        );
        return heads
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(head => head == name || IsUnder(head, name) || IsUnder(name, head));
    }

    private static bool IsUnder(string name, string folder) => name.StartsWith(folder + "/", StringComparison.Ordinal);
}
