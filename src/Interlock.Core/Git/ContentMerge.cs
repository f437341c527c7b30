namespace Interlock.Core.Git;

/// <summary>
/// Merges the contents and modes of paths that all three sides have, by git's own merge-ort on trees that hold
/// nothing else. <c>git merge-tree --write-tree</c> of git 2.39 wants commits with a common ancestor, so three are
/// made; author and date are fixed, so that the same trees give the same commits.
/// </summary>
internal sealed class ContentMerge(ObjectStore store)
{
    private readonly GitCommand git = store
        .Git.WithVariable("GIT_AUTHOR_NAME", "Interlock")
        .WithVariable("GIT_AUTHOR_EMAIL", "interlock@localhost")
        .WithVariable("GIT_AUTHOR_DATE", "@0 +0000")
        .WithVariable("GIT_COMMITTER_NAME", "Interlock")
        .WithVariable("GIT_COMMITTER_EMAIL", "interlock@localhost")
        .WithVariable("GIT_COMMITTER_DATE", "@0 +0000");

    public async Task<(IReadOnlyList<TreeEdit> Merged, IReadOnlyList<RepoPath> Conflicts)> MergeAsync(
        IReadOnlyList<UnmergedPath> paths,
        CancellationToken cancellation
    )
    {
        if (paths.Count == 0)
            return ([], []);
        var root = await CommitAsync(paths, 0, parent: null, cancellation);
        var ours = await CommitAsync(paths, 1, root, cancellation);
        var theirs = await CommitAsync(paths, 2, root, cancellation);
        var merged = await git.TryAsync(
            ["merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", ours, theirs],
            cancellation
        );
        var lines = GitText.SplitNul(merged.Output).Where(line => !line.IsEmpty).ToList();
        return merged.ExitCode switch
        {
            0 => (
                [
                    .. (await store.ListAsync(ObjectId.Parse(GitText.Ascii(lines[0].Span)), cancellation)).Select(
                        entry => new TreeEdit(entry.Path, entry.Mode, entry.Id)
                    ),
                ],
                []
            ),
            1 => ([], Conflicts(lines.Skip(1).Select(line => RepoPath.FromBytes(line.Span)), paths)),
            _ => throw new GitException($"git merge-tree failed with exit code {merged.ExitCode}: {merged.Error}"),
        };
    }

    private async Task<string> CommitAsync(
        IReadOnlyList<UnmergedPath> paths,
        int side,
        string? parent,
        CancellationToken cancellation
    )
    {
        var tree = await store.WriteTreeAsync(null, paths.Select(path => path.Sides[side]!), cancellation);
        string[] arguments =
        [
            "commit-tree",
            tree.Hex,
            .. parent is null ? Array.Empty<string>() : ["-p", parent],
            "-m",
            "merge",
        ];
        return (await git.RunAsync(arguments, cancellation)).Text;
    }

    // A link in conflict with a file is listed as NAME~COMMIT besides or instead of NAME.
    private static List<RepoPath> Conflicts(IEnumerable<RepoPath> listed, IReadOnlyList<UnmergedPath> paths)
    {
        var known = paths.Select(path => path.Path).ToHashSet();
        return
        [
            .. listed
                .Select(path => known.Contains(path) ? path : new RepoPath(path.Text[..path.Text.LastIndexOf('~')]))
                .Distinct(),
        ];
    }
}
