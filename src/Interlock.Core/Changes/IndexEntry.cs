using Interlock.Core.Git;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>One entry of a git index: a path with its blob and what the file looked like when it was written.</summary>
/// <param name="Path">The path's bytes.</param>
/// <param name="Mode">Mode as a number: 100644, 100755, 120000 or 160000 (octal).</param>
/// <param name="Id">The blob, or the commit of a gitlink.</param>
/// <param name="ChangedSeconds">ctime.</param>
/// <param name="ChangedNanoseconds">Its fraction.</param>
/// <param name="ModifiedSeconds">mtime.</param>
/// <param name="ModifiedNanoseconds">Its fraction.</param>
/// <param name="Inode">Low 32 bits of the inode number.</param>
/// <param name="Size">Low 32 bits of the size.</param>
public sealed record IndexEntry(
    byte[] Path,
    uint Mode,
    ObjectId Id,
    uint ChangedSeconds,
    uint ChangedNanoseconds,
    uint ModifiedSeconds,
    uint ModifiedNanoseconds,
    uint Inode,
    uint Size
)
{
    /// <summary>Mode of a submodule.</summary>
    public const uint GitlinkMode = 0xE000;

    /// <summary>Whether this is a submodule.</summary>
    public bool IsGitlink => Mode == GitlinkMode;

    /// <summary>
    /// Whether a file is certainly still what the index says. The inode's change time cannot be set by a program, so
    /// an edit that restores size and modification time is seen.
    /// </summary>
    public bool Matches(FileStat stat) =>
        stat.GitMode == Mode
        && (uint)stat.Size == Size
        && (uint)stat.ChangedSeconds == ChangedSeconds
        && stat.ChangedNanoseconds == ChangedNanoseconds
        && (uint)stat.ModifiedSeconds == ModifiedSeconds
        && stat.ModifiedNanoseconds == ModifiedNanoseconds
        && (uint)stat.Inode == Inode
        && stat.Links <= 1;

    /// <summary>Whether the file was written no earlier than the index, so that a later edit might look the same.</summary>
    public bool IsRacy(FileStat index) =>
        (ChangedSeconds, ChangedNanoseconds).CompareTo(((uint)index.ModifiedSeconds, index.ModifiedNanoseconds)) >= 0;
}
