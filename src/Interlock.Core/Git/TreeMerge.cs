namespace Interlock.Core.Git;

/// <summary>
/// Three-way merge of trees without a working tree, in two steps. An index merge (<c>git read-tree -m --aggressive</c>)
/// settles every path that only one side changed; what both sides changed goes to <see cref="ContentMerge"/>. Renames
/// are not followed: an edit must not move to a file that nobody named (merge-ort of git 2.39 cannot be told so).
/// </summary>
internal sealed class TreeMerge(ObjectStore store)
{
    public async Task<MergeResult> MergeAsync(
        ObjectId baseTree,
        ObjectId ours,
        ObjectId theirs,
        CancellationToken cancellation
    )
    {
        if (ours == theirs || theirs == baseTree)
            return new MergeResult(ours, []);
        if (ours == baseTree)
            return new MergeResult(theirs, []);

        using var index = ScratchFile.In(store.Scratch, "index");
        var git = store.Git.WithIndex(index.Path);
        await git.RunAsync(["read-tree", "-i", "-m", "--aggressive", baseTree.Hex, ours.Hex, theirs.Hex], cancellation);
        var unmerged = await ReadUnmergedAsync(git, cancellation);
        // read-tree leaves what lies near a file-folder change to us, even where one side did nothing.
        var settled = unmerged.Where(path => path.IsSettled).Select(path => path.Settled).ToList();
        var open = unmerged.Where(path => !path.IsSettled).ToLookup(path => path.Sides.All(side => side is not null));
        var contents = await new ContentMerge(store).MergeAsync([.. open[true]], cancellation);
        List<TreeEdit> merged = [.. settled, .. contents.Merged];
        HashSet<RepoPath> conflicts =
        [
            .. open[false].Select(path => path.Path),
            .. contents.Conflicts,
            .. FilesAsFolders(merged),
        ];
        if (conflicts.Count > 0)
            return new MergeResult(null, [.. conflicts.Order(RepoPath.Order)]);

        if (merged.Count > 0)
            await git.RunAsync(
                ["update-index", "-z", "--index-info"],
                IndexInfo.Of(merged, ours.Hex.Length),
                cancellation
            );
        return new MergeResult(ObjectId.Parse((await git.RunAsync(["write-tree"], cancellation)).Text), []);
    }

    // One side made a file, the other put files below a folder of the same name.
    private static IEnumerable<RepoPath> FilesAsFolders(List<TreeEdit> merged)
    {
        var kept = merged.Where(edit => edit.Id is not null).Select(edit => edit.Path).ToHashSet();
        return kept.SelectMany(path =>
            path.Parents.Where(kept.Contains).SelectMany(parent => (RepoPath[])[parent, path])
        );
    }

    private static async Task<List<UnmergedPath>> ReadUnmergedAsync(GitCommand git, CancellationToken cancellation)
    {
        var paths = new Dictionary<RepoPath, UnmergedPath>();
        foreach (var line in GitText.SplitNul((await git.RunAsync(["ls-files", "-u", "-z"], cancellation)).Output))
        {
            var tab = line.Span.IndexOf((byte)'\t');
            var fields = GitText.Ascii(line.Span[..tab]).Split(' ');
            var path = RepoPath.FromBytes(line.Span[(tab + 1)..]);
            if (!paths.TryGetValue(path, out var unmerged))
                paths[path] = unmerged = new UnmergedPath(path, new TreeEdit?[3]);
            unmerged.Sides[fields[2][0] - '1'] = new TreeEdit(path, fields[0], ObjectId.Parse(fields[1]));
        }
        return [.. paths.Values];
    }
}
