using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Finds what the user has staged at, above or below the paths of a landing.</summary>
internal sealed class IndexOverlap(UserRepository user, IReadOnlyList<ChangeEntry> entries)
{
    private readonly Dictionary<RepoPath, ChangeEntry> landing = entries.ToDictionary(entry => entry.Path);

    /// <summary>Staged paths that differ from the tip.</summary>
    /// <param name="allowLanded">Whether an index entry that is what will land is no obstacle (after a crash).</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<IReadOnlyCollection<RepoPath>> FindAsync(bool allowLanded, CancellationToken cancellation)
    {
        var inTheWay = new HashSet<RepoPath>();
        var seen = new HashSet<RepoPath>();
        var listed = await user.Git.RunAsync(["ls-files", "-s", "-z"], cancellation);
        foreach (var line in GitText.SplitNul(listed.Output))
        {
            var tab = line.Span.IndexOf((byte)'\t');
            var path = RepoPath.FromBytes(line.Span[(tab + 1)..]);
            if (landing.TryGetValue(path, out var entry))
            {
                seen.Add(path);
                if (
                    GitText.Ascii(line.Span[..tab]).Split(' ') is not [var mode, var id, "0"]
                    || !(
                        Is(mode, id, entry.OldMode, entry.OldId)
                        || (allowLanded && Is(mode, id, entry.NewMode, entry.NewId))
                    )
                )
                    inTheWay.Add(path);
            }
            // A staged file above or below a path that is to come.
            else if (path.Parents.Any(IsComing))
                inTheWay.Add(path);
            else if (aboves.Contains(path))
                inTheWay.Add(path);
        }
        foreach (var entry in entries)
            if (entry.OldId is not null && !seen.Contains(entry.Path) && !(allowLanded && entry.NewId is null))
                inTheWay.Add(entry.Path);
        return inTheWay;
    }

    private readonly HashSet<RepoPath> aboves =
    [
        .. entries.Where(entry => entry.NewId is not null).SelectMany(entry => entry.Path.Parents),
    ];

    private bool IsComing(RepoPath path) => landing.TryGetValue(path, out var entry) && entry.NewId is not null;

    private static bool Is(string mode, string id, string wantedMode, ObjectId? wantedId) =>
        string.Equals(id, wantedId?.Hex, StringComparison.Ordinal)
        && string.Equals(mode, wantedMode, StringComparison.Ordinal);
}
