using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>Where a work tree may differ from an index.</summary>
/// <param name="Modified">Tracked files and links whose status is another (their content may be the same).</param>
/// <param name="Racy">Tracked files whose status is the same, but that were written as late as the index.</param>
/// <param name="Missing">Tracked paths that are gone, or that are something else now (then they are in Extra too).</param>
/// <param name="Extra">What is not tracked; of an untracked folder only the folder. Sorted.</param>
/// <param name="Submodules">Submodule folders that are not empty.</param>
/// <param name="Folders">Tracked folders and the status of each.</param>
public sealed record WorkTreeDifferences(
    IReadOnlyList<(IndexEntry Entry, FileStat Stat)> Modified,
    IReadOnlyList<(IndexEntry Entry, FileStat Stat)> Racy,
    IReadOnlyList<IndexEntry> Missing,
    IReadOnlyList<FoundEntry> Extra,
    IReadOnlyList<IndexEntry> Submodules,
    IReadOnlyList<FoundEntry> Folders
);
