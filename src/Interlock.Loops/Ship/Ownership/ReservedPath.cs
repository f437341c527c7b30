using System.Globalization;
using System.Text;
using Interlock.Core.Git;

namespace Interlock.Loops.Ship.Ownership;

/// <summary>
/// Names that no task may own: git's own directory in every guise that a file system takes for it (letter case,
/// trailing dots and spaces, the short name <c>git~1</c>, NTFS streams, invisible characters that HFS+ ignores; see
/// <c>is_ntfs_dotgit</c> and <c>is_hfs_dotgit</c> in git), Interlock's state, and installed packages.
/// </summary>
internal static class ReservedPath
{
    /// <summary>The first reserved segment of a path, or null.</summary>
    internal static string? SegmentOf(string path) => path.Split('/').FirstOrDefault(IsReserved);

    /// <summary>The first reserved segment of a path as its bytes spell it, or null.</summary>
    internal static string? SegmentOf(RepoPath path) =>
        SegmentOf(
            path.Text.Contains('\\', StringComparison.Ordinal) ? Encoding.UTF8.GetString(path.ToBytes()) : path.Text
        );

    private static bool IsReserved(string segment)
    {
        var visible = segment.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format);
        var name = string.Concat(visible).ToLowerInvariant().Split(':')[0].TrimEnd('.', ' ');
        return name is ".git" or ".interlock" or "node_modules"
            || (
                name.StartsWith("git~", StringComparison.Ordinal) && name.Length > 4 && name[4..].All(char.IsAsciiDigit)
            );
    }
}
