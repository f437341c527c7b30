using System.Text.RegularExpressions;

namespace Interlock.Core.Git;

/// <summary>
/// Three-way merge of trees by git's own merge-ort, without a working tree. <c>git merge-tree --write-tree</c> of git
/// 2.39 wants commits with a common ancestor, so three are made: same trees, same commits, since author and date are
/// fixed. Renames are not followed: an edit must not move to a file that nobody named.
/// </summary>
internal sealed partial class TreeMerge(GitCommand git)
{
    private readonly GitCommand committer = git
        .WithVariable("GIT_AUTHOR_NAME", "Interlock")
        .WithVariable("GIT_AUTHOR_EMAIL", "interlock@localhost")
        .WithVariable("GIT_AUTHOR_DATE", "@0 +0000")
        .WithVariable("GIT_COMMITTER_NAME", "Interlock")
        .WithVariable("GIT_COMMITTER_EMAIL", "interlock@localhost")
        .WithVariable("GIT_COMMITTER_DATE", "@0 +0000");

    public async Task<MergeResult> MergeAsync(ObjectId baseTree, ObjectId ours, ObjectId theirs, CancellationToken cancellation)
    {
        if (ours == theirs || theirs == baseTree)
            return new MergeResult(ours, []);
        if (ours == baseTree)
            return new MergeResult(theirs, []);

        var root = await CommitAsync(baseTree, parent: null, cancellation);
        var left = await CommitAsync(ours, root, cancellation);
        var right = await CommitAsync(theirs, root, cancellation);
        string[] arguments = ["merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", left, right];
        var merged = await git.TryAsync(arguments, cancellation);
        if (merged.ExitCode is not (0 or 1))
            throw new GitException($"git merge-tree failed with exit code {merged.ExitCode}: {merged.Error}");
        if (merged.ExitCode == 0)
            return new MergeResult(ObjectId.Parse(GitText.Ascii(GitText.SplitNul(merged.Output).First().Span)), []);

        var conflicts = GitText.SplitNul(merged.Output).Skip(1).Where(name => !name.IsEmpty).Select(name => RepoPath.FromBytes(name.Span));
        return new MergeResult(null, [.. conflicts.Select(path => Original(path, left, right)).Distinct().Order(RepoPath.Order)]);
    }

    private async Task<string> CommitAsync(ObjectId tree, string? parent, CancellationToken cancellation)
    {
        string[] arguments = ["commit-tree", tree.Hex, .. parent is null ? Array.Empty<string>() : ["-p", parent], "-m", "merge"];
        return (await committer.RunAsync(arguments, cancellation)).Text;
    }

    // A file in conflict with a folder is listed as NAME~COMMIT.
    private static RepoPath Original(RepoPath path, string left, string right) =>
        MovedAside().Match(path.Text) is { Success: true } moved && (moved.Groups["side"].Value == left || moved.Groups["side"].Value == right)
            ? new RepoPath(moved.Groups["name"].Value)
            : path;

    [GeneratedRegex("^(?<name>.+)~(?<side>[0-9a-f]{40,64})(_[0-9]+)?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MovedAside();
}
