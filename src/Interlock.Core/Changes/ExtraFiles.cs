using Interlock.Core.Git;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>
/// Sorts what is not tracked into files to take, by-products to leave, and entries to refuse. Folders are entered level by
/// level, so that the rules are asked once a level and an ignored folder of 50,000 files costs one question.
/// </summary>
/// <param name="top">The work tree.</param>
/// <param name="rules">The base's ignore rules.</param>
/// <param name="known">Paths of the tree that is compared with.</param>
/// <param name="wanted">Paths to take even when ignored.</param>
/// <param name="setup">What setup left.</param>
/// <param name="limits">How many files to take at most.</param>
internal sealed class ExtraFiles(
    RawFolder top,
    IgnoreRules rules,
    KnownPaths known,
    Func<RepoPath, bool>? wanted,
    SetupTrace setup,
    EntryLimits limits
)
{
    private readonly HashSet<RepoPath> setupFolders = [.. setup.Folders];
    private readonly Dictionary<RepoPath, FileStat> setupFiles = setup
        .Files.Where(f => !f.Tracked)
        .ToDictionary(f => f.Path, f => f.Stat);

    /// <summary>Files and links to take.</summary>
    internal List<byte[]> Taken { get; } = [];

    /// <summary>What may not land.</summary>
    internal List<RefusedEntry> Refused { get; } = [];

    /// <summary>What is left out; a folder with a slash at its end.</summary>
    internal List<RepoPath> Ignored { get; } = [];

    /// <summary>Sorts entries, and all that lies below them.</summary>
    internal async Task SortAsync(IEnumerable<FoundEntry> found, CancellationToken cancellation)
    {
        var level = found.Select(e => (Entry: e, IsIgnored: false)).ToList();
        while (level.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var ignored = await rules.FindIgnoredAsync(
                level.Where(e => !e.IsIgnored && CanBeAsked(e.Entry)).Select(e => Question(e.Entry)),
                cancellation
            );
            var next = new List<(FoundEntry, bool)>();
            foreach (var (entry, above) in level)
            {
                var isIgnored = above || ignored.Contains(Question(entry));
                if (entry.Stat.Kind == FileKind.Folder)
                    next.AddRange(SortFolder(entry, isIgnored, above).Select(e => (e, isIgnored)));
                else
                    SortFile(entry, isIgnored, above);
            }
            level = next;
            if (Taken.Count <= limits.MaxEntries)
                continue;
            Refused.Add(
                EntryPolicy.Refuse(
                    PathBytes.FolderOf(Taken[^1]),
                    "too_many_entries",
                    $"The change has more than {limits.MaxEntries} new paths; remove some."
                )
            );
            Taken.RemoveRange(limits.MaxEntries, Taken.Count - limits.MaxEntries);
            return;
        }
    }

    private bool IsAllowed(FoundEntry entry)
    {
        if (known.Contains(entry.Path) || EntryPolicy.JudgeName(entry.Path) is not { } refused)
            return true;
        Refused.Add(refused);
        return false;
    }

    private List<FoundEntry> SortFolder(FoundEntry entry, bool isIgnored, bool isAboveIgnored)
    {
        var path = RepoPath.FromBytes(entry.Path);
        var isByProduct = ByProducts.Has(entry.Path, isFolder: true) && wanted?.Invoke(path) != true;
        var isSetup = setupFolders.Contains(path);
        if ((isIgnored || isByProduct || isSetup) && !isAboveIgnored)
            Ignored.Add(new RepoPath(path.Text + "/"));
        if (isByProduct || isSetup || (isIgnored && wanted is null && known.IsEmpty))
            return [];
        // What lies below something ignored is nobody's trouble, unless a file of it is wanted.
        return isIgnored ? (CanBeAsked(entry) ? ListBelow(entry) : [])
            : IsAllowed(entry) ? ListBelow(entry)
            : [];
    }

    private void SortFile(FoundEntry entry, bool isIgnored, bool isAboveIgnored)
    {
        var path = RepoPath.FromBytes(entry.Path);
        var isWanted = known.Contains(entry.Path) || wanted?.Invoke(path) == true;
        var isSetup = setupFiles.TryGetValue(path, out var then) && (!isWanted || then.SameAs(entry.Stat));
        if (isSetup || (!isWanted && (isIgnored || ByProducts.Has(entry.Path, isFolder: false))))
        {
            if (!isAboveIgnored)
                Ignored.Add(path);
        }
        else if (IsAllowed(entry))
        {
            Taken.Add(entry.Path);
        }
    }

    private List<FoundEntry> ListBelow(FoundEntry folder)
    {
        using var parent = top.OpenBelow(PathBytes.FolderOf(folder.Path));
        if (parent?.Stat(PathBytes.NameOf(folder.Path)) is not { Kind: FileKind.Folder } stat)
            return [];
        using var inner = WorkTreeScan.OpenForcibly(parent, PathBytes.NameOf(folder.Path), stat);
        var below = new List<FoundEntry>();
        foreach (var name in inner.List())
            if (inner.Stat(name) is { } child)
                below.Add(new FoundEntry(PathBytes.Join(folder.Path, name), child));
        below.Sort((a, b) => PathBytes.Order.Compare(a.Path, b.Path));
        return below;
    }

    // Longer paths than the system's make git fail, and a nested git directory is never entered.
    private static bool CanBeAsked(FoundEntry entry) =>
        EntryPolicy.JudgeName(entry.Path) is not { Reason: "path_too_long" or "name_too_long" or "git_directory" };

    // Git tells a folder by the slash at its end.
    private static byte[] Question(FoundEntry entry) =>
        entry.Stat.Kind == FileKind.Folder ? [.. entry.Path, (byte)'/'] : entry.Path;
}
