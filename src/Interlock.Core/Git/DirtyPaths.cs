namespace Interlock.Core.Git;

/// <summary>What the user has changed since his tip, hidden or not.</summary>
internal sealed class DirtyPaths(UserRepository user)
{
    public async Task<IReadOnlyList<RepoPath>> ReadAsync(CancellationToken cancellation)
    {
        var status = user.Git.RunAsync(
            [
                "status",
                "--porcelain=v1",
                "-z",
                "--no-renames",
                "--untracked-files=all",
                "--ignored=no",
                "--ignore-submodules=dirty",
            ],
            cancellation
        );
        var hidden = ReadHiddenAsync(cancellation);
        var dirty = GitText
            .SplitNul((await status).Output)
            .Select(line => RepoPath.FromBytes(line.Span[3..].TrimEnd((byte)'/')));
        return [.. dirty.Concat(await hidden).Distinct().Order(RepoPath.Order)];
    }

    // Lower-case tag = assume-unchanged, S or s = skip-worktree: git status believes the flag and does not look.
    private async Task<IEnumerable<RepoPath>> ReadHiddenAsync(CancellationToken cancellation)
    {
        var listed = await user.Git.RunAsync(["ls-files", "-v", "-z"], cancellation);
        var flagged = GitText
            .SplitNul(listed.Output)
            .Where(line => line.Span[0] is (byte)'S' || char.IsAsciiLetterLower((char)line.Span[0]))
            .Select(line => (Tag: line.Span[0], Path: RepoPath.FromBytes(line.Span[2..])))
            .ToList();
        if (flagged.Count == 0)
            return [];

        var paths = flagged.Select(entry => entry.Path).ToList();
        using var index = CopyIndex();
        var git = user.Git.WithIndex(index.Path);
        await git.RunAsync(
            ["update-index", "--no-skip-worktree", "-z", "--stdin"],
            GitText.JoinNul(paths),
            cancellation
        );
        await git.RunAsync(
            ["update-index", "--no-assume-unchanged", "-z", "--stdin"],
            GitText.JoinNul(paths),
            cancellation
        );
        await git.TryAsync(["update-index", "-q", "--refresh"], cancellation);
        var differing = await git.RunAsync(
            ["diff-files", "-z", "--name-status", "--no-renames", "--ignore-submodules=dirty"],
            cancellation
        );

        // A skip-worktree file that is not there is how a sparse checkout looks; one that is there was edited.
        var sparse = flagged
            .Where(entry => entry.Tag is (byte)'S' or (byte)'s')
            .Select(entry => entry.Path)
            .ToHashSet();
        return GitText
            .SplitNul(differing.Output)
            .Chunk(2)
            .Select(pair => (Status: pair[0].Span[0], Path: RepoPath.FromBytes(pair[1].Span)))
            .Where(entry => !(entry.Status == (byte)'D' && sparse.Contains(entry.Path)))
            .Select(entry => entry.Path);
    }

    private ScratchFile CopyIndex()
    {
        var original = Path.Combine(user.GitDirectory, "index");
        var copy = ScratchFile.In(Path.GetTempPath(), "index");
        File.Copy(original, copy.Path);
        // Git tells a file edited in the same instant by comparing with the index's own time: keep it.
        File.SetLastWriteTimeUtc(copy.Path, File.GetLastWriteTimeUtc(original));
        return copy;
    }
}
