using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>
/// One walk over a work tree, compared with an index by file status. It asks nothing of the agent's own git
/// directory, so nothing set there (flags, excludes, configuration, a missing or forged <c>.git</c>) can hide a file.
/// </summary>
public sealed class WorkTreeScan
{
    private const uint OwnerAll = 0x1C0;
    private readonly IndexFile index;
    private readonly bool[] seen;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> positions;
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> folders;
    private readonly List<(IndexEntry, FileStat)> modified = [];
    private readonly List<(IndexEntry, FileStat)> racy = [];
    private readonly List<FoundEntry> extra = [];
    private readonly List<IndexEntry> submodules = [];
    private readonly List<FoundEntry> found = [];
    private readonly CancellationToken cancellation;
    private byte[] path = new byte[8192];

    private WorkTreeScan(IndexFile index, CancellationToken cancellation)
    {
        this.index = index;
        this.cancellation = cancellation;
        seen = new bool[index.Entries.Count];
        var byPath = new Dictionary<byte[], int>(index.Entries.Count, PathBytes.Order);
        var all = new HashSet<byte[]>(PathBytes.Order);
        positions = byPath.GetAlternateLookup<ReadOnlySpan<byte>>();
        folders = all.GetAlternateLookup<ReadOnlySpan<byte>>();
        for (var i = 0; i < index.Entries.Count; i++)
        {
            byPath[index.Entries[i].Path] = i;
            for (var up = PathBytes.FolderOf(index.Entries[i].Path); !up.IsEmpty && folders.Add(up); )
                up = PathBytes.FolderOf(up);
        }
    }

    /// <summary>Scans a work tree.</summary>
    /// <param name="top">Its top.</param>
    /// <param name="index">What should be there.</param>
    /// <param name="cancellation">Ends the scan.</param>
    public static WorkTreeDifferences Run(RawFolder top, IndexFile index, CancellationToken cancellation)
    {
        var scan = new WorkTreeScan(index, cancellation);
        scan.Walk(top, 0);
        scan.extra.Sort((a, b) => PathBytes.Order.Compare(a.Path, b.Path));
        var missing = index.Entries.Where((_, i) => !scan.seen[i]).ToList();
        return new WorkTreeDifferences(scan.modified, scan.racy, missing, scan.extra, scan.submodules, scan.found);
    }

    private void Walk(RawFolder folder, int length)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var name in folder.List())
        {
            // The top's own .git is the agent's; it proves nothing and is no part of the tree.
            if (length == 0 && name.AsSpan().SequenceEqual(".git"u8))
                continue;
            if (length + name.Length + 1 > path.Length)
                Array.Resize(ref path, path.Length * 2);
            name.CopyTo(path, length);
            if (folder.Stat(name) is { } stat)
                Compare(folder, name, length + name.Length, stat);
        }
    }

    private void Compare(RawFolder folder, byte[] name, int length, FileStat stat)
    {
        var here = path.AsSpan(0, length);
        if (positions.TryGetValue(here, out var position))
            CompareTracked(folder, name, index.Entries[position], position, stat);
        else if (stat.Kind == FileKind.Folder && folders.Contains(here))
            Enter(folder, name, length, stat);
        else
            extra.Add(new FoundEntry(here.ToArray(), stat));
    }

    private void CompareTracked(RawFolder folder, byte[] name, IndexEntry entry, int position, FileStat stat)
    {
        var fits = entry.IsGitlink ? stat.Kind == FileKind.Folder : stat.Kind is FileKind.Regular or FileKind.Link;
        if (!fits)
        {
            extra.Add(new FoundEntry(entry.Path, stat));
            return;
        }

        seen[position] = true;
        if (entry.IsGitlink)
        {
            using var inner = folder.OpenFolder(name);
            if (inner is null || inner.List().Count > 0)
                submodules.Add(entry);
        }
        else if (!entry.Matches(stat))
        {
            modified.Add((entry, stat));
        }
        else if (entry.IsRacy(index.Stat))
        {
            racy.Add((entry, stat));
        }
    }

    private void Enter(RawFolder folder, byte[] name, int length, FileStat stat)
    {
        found.Add(new FoundEntry(path.AsSpan(0, length).ToArray(), stat));
        using var inner = OpenForcibly(folder, name, stat);
        if (length + 1 > path.Length)
            Array.Resize(ref path, path.Length * 2);
        path[length] = (byte)'/';
        Walk(inner, length + 1);
    }

    /// <summary>Opens a folder; one that its owner made unreadable is made readable first.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    internal static RawFolder OpenForcibly(RawFolder parent, ReadOnlySpan<byte> name, FileStat stat)
    {
        if ((stat.Permissions & OwnerAll) != OwnerAll)
            _ = parent.ChangeMode(name, stat.Permissions | OwnerAll);
        return parent.OpenFolder(name)
            ?? throw new IOException($"Cannot open the folder {Git.RepoPath.FromBytes(name)}.");
    }
}
