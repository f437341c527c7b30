using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>A change while it is put together: what was read, less what is refused.</summary>
/// <param name="index">The leased tree.</param>
/// <param name="missing">Tracked paths that are gone.</param>
/// <param name="known">Paths of the tree compared with.</param>
internal sealed class ChangeDraft(IndexFile index, IReadOnlyList<IndexEntry> missing, KnownPaths known)
{
    private readonly SortedDictionary<byte[], CapturedFile> written = new(PathBytes.Order);
    private readonly HashSet<byte[]> tracked = new(PathBytes.Order);
    private readonly HashSet<byte[]> gone = new(missing.Select(m => m.Path), PathBytes.Order);
    private readonly Dictionary<RepoPath, RefusedEntry> refused = [];

    /// <summary>What may not land, by path.</summary>
    internal IReadOnlyList<RefusedEntry> Refused => [.. refused.Values.OrderBy(r => r.Path, RepoPath.Order)];

    /// <summary>Adds what was read of a path.</summary>
    internal void Add(byte[] path, IndexEntry? entry, CapturedFile file)
    {
        if (entry is not null)
            tracked.Add(path);
        if (file.Refused is { } why)
            Refuse([why]);
        else if (file.Id is not null && (file.Id != entry?.Id || file.Mode != entry?.Mode))
            written[path] = file;
        else if (file.Id is null && entry is not null)
            gone.Add(path);
    }

    /// <summary>Takes entries out of the change; a tracked path stays as it was.</summary>
    internal void Refuse(IEnumerable<RefusedEntry> entries)
    {
        foreach (var entry in entries)
        {
            refused.TryAdd(entry.Path, entry);
            written.Remove(entry.Path.ToBytes());
            gone.Remove(entry.Path.ToBytes());
        }
    }

    /// <summary>Judges what only all entries together show: links through links, names that fall together.</summary>
    internal void JudgeTogether(Func<byte[], byte[]?> readTarget)
    {
        if (written.Values.Any(f => f.Target is not null))
            Refuse(EntryPolicy.JudgeLinks(Links(readTarget), written.ContainsKey));
        var introduced = written.Keys.Where(path => !tracked.Contains(path) && !known.Contains(path)).ToList();
        Refuse(EntryPolicy.JudgeCollisions(introduced, Kept()));
    }

    /// <summary>Changed <c>.gitmodules</c> files; a link of that name is refused at once.</summary>
    internal IReadOnlyList<(byte[] Path, ObjectId Id)> SubmoduleFiles()
    {
        var files = written.Where(f => PathBytes.NameOf(f.Key).SequenceEqual(".gitmodules"u8)).ToList();
        Refuse(
            files
                .Where(f => f.Value.Target is not null)
                .Select(f =>
                    EntryPolicy.Refuse(f.Key, "hostile_submodule", "A .gitmodules that is a link; make it a file.")
                )
        );
        return [.. files.Where(f => f.Value.Target is null).Select(f => (f.Key, f.Value.Id!.Value))];
    }

    /// <summary>What to set and to remove in the leased tree; empty when nothing changed.</summary>
    internal IReadOnlyList<TreeEdit> Edits() =>
        [
            .. gone.Where(p => !written.ContainsKey(p)).Select(p => new TreeEdit(RepoPath.FromBytes(p), "0", null)),
            .. written.Select(w => new TreeEdit(
                RepoPath.FromBytes(w.Key),
                Convert.ToString(w.Value.Mode, 8),
                w.Value.Id
            )),
        ];

    private Dictionary<byte[], byte[]> Links(Func<byte[], byte[]?> readTarget)
    {
        var links = new Dictionary<byte[], byte[]>(PathBytes.Order);
        foreach (var path in Kept().Where(p => !written.ContainsKey(p) && IsLink(p)))
            if (readTarget(path) is { } target)
                links[path] = target;
        foreach (var (path, file) in written.Where(f => f.Value.Target is not null))
            links[path] = file.Target!;
        return links;
    }

    private readonly HashSet<byte[]> trackedLinks = new(
        index.Entries.Where(e => e.Mode == 0xA000).Select(e => e.Path),
        PathBytes.Order
    );

    private bool IsLink(byte[] path) => trackedLinks.Contains(path);

    private IEnumerable<byte[]> Kept() => index.Entries.Select(e => e.Path).Where(p => !gone.Contains(p));
}
