using System.Text;

namespace Interlock.Core.Changes;

/// <summary>
/// Names that some file system takes for <c>.git</c> or <c>.gitmodules</c>: any case, NTFS short names, trailing dots,
/// spaces and streams, and the characters HFS+ ignores (git's <c>utf8.c</c> and <c>path.c</c>; CVE-2014-9390, CVE-2019-1353).
/// </summary>
public static class GitNames
{
    /// <summary>Whether a segment names the git directory in any guise.</summary>
    public static bool IsGitFolder(ReadOnlySpan<byte> segment) =>
        Pieces(segment).Any(p => p == ".git" || IsShortName(p, "git~"));

    /// <summary>Whether a segment names <c>.gitmodules</c> in a guise other than its own name.</summary>
    internal static bool IsModulesGuise(ReadOnlySpan<byte> segment) =>
        !segment.SequenceEqual(".gitmodules"u8)
        && Pieces(segment).Any(p => p == ".gitmodules" || IsShortName(p, "gitmod~") || IsShortName(p, "gi7eba~"));

    private static bool IsShortName(string name, string start) =>
        name.Length == start.Length + 1
        && name.StartsWith(start, StringComparison.Ordinal)
        && char.IsAsciiDigit(name[^1]);

    // Windows takes a backslash for a separator, so "a\.git" has a piece ".git" there.
    private static IEnumerable<string> Pieces(ReadOnlySpan<byte> segment)
    {
        // Fast way out: every guise has a 'g', and all but the short names a dot.
        if (segment.IndexOfAny((byte)'g', (byte)'G') < 0)
            return [];
        return Plain(segment).Split('\\').Select(WithoutTail);
    }

    private static string WithoutTail(string piece)
    {
        var colon = piece.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? piece : piece[..colon]).TrimEnd(' ', '.');
    }

    private static string Plain(ReadOnlySpan<byte> segment)
    {
        var text = new StringBuilder(segment.Length);
        foreach (var rune in Encoding.UTF8.GetString(segment).EnumerateRunes())
        {
            if (!NameCharacters.IsInvisible(rune))
                text.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        return text.ToString();
    }
}
