using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Sets paths of the user's index under its lock; everything else in it, staged edits too, stays.</summary>
internal sealed class IndexWrite(UserRepository user)
{
    /// <summary>Sets the paths to what has landed.</summary>
    public Task LandAsync(IReadOnlyList<ChangeEntry> changes, CancellationToken cancellation) =>
        SetAsync([.. changes.Select(change => new TreeEdit(change.Path, change.NewMode, change.NewId))], cancellation);

    /// <summary>Sets the paths that hold what has landed back to what was there before.</summary>
    public async Task UndoAsync(IReadOnlyList<ChangeEntry> changes, CancellationToken cancellation)
    {
        var listed = await user.Git.RunAsync(["ls-files", "-s", "-z"], cancellation);
        var now = new Dictionary<RepoPath, string>();
        foreach (var line in GitText.SplitNul(listed.Output))
        {
            var tab = line.Span.IndexOf((byte)'\t');
            now[RepoPath.FromBytes(line.Span[(tab + 1)..])] = GitText.Ascii(line.Span[..tab]);
        }
        var ours = changes
            .Where(change =>
                string.Equals(
                    now.GetValueOrDefault(change.Path),
                    change.NewId is { } id ? $"{change.NewMode} {id} 0" : null,
                    StringComparison.Ordinal
                )
            )
            .Select(change => new TreeEdit(change.Path, change.OldMode, change.OldId))
            .ToList();
        if (ours.Count > 0)
            await SetAsync(ours, cancellation);
    }

    // In a copy that is then moved into place, as git does it with its lock file.
    private async Task SetAsync(List<TreeEdit> edits, CancellationToken cancellation)
    {
        var original = Path.Combine(user.GitDirectory, "index");
        var copy = Path.Combine(user.GitDirectory, "interlock-index");
        File.Delete(copy + ".lock");
        File.Copy(original, copy, overwrite: true);
        // Git tells a file edited in the same instant by comparing with the index's own time: keep it.
        File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(original));
        var git = user.Git.WithIndex(copy).WithSetting("core.fsync", "index");
        await git.RunAsync(
            ["update-index", "-z", "--replace", "--index-info"],
            IndexInfo.Of(edits, user.ObjectFormat == "sha256" ? 64 : 40),
            cancellation
        );
        // Says 1 when some file of the user's is edited, which is none of our business.
        await git.TryAsync(["update-index", "-q", "--refresh"], cancellation);
        WritePoint.Pass();
        File.Move(copy, original, overwrite: true);
    }
}
