using System.Text;

namespace Interlock.Core.Git;

/// <summary>Git's machine formats: lists with NUL after each item, and quoted paths.</summary>
public static class GitText
{
    /// <summary>The items of a list with NUL after each.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> SplitNul(byte[] list)
    {
        for (var start = 0; start < list.Length; )
        {
            var length = list.AsSpan(start).IndexOf((byte)0);
            if (length < 0)
                length = list.Length - start;
            yield return list.AsMemory(start, length);
            start += length + 1;
        }
    }

    /// <summary>The paths of a list with NUL after each.</summary>
    public static IEnumerable<RepoPath> Paths(byte[] list) =>
        SplitNul(list).Select(item => RepoPath.FromBytes(item.Span));

    /// <summary>A list of paths with NUL after each, for git's <c>-z --stdin</c>.</summary>
    public static byte[] JoinNul(IEnumerable<RepoPath> paths)
    {
        using var list = new MemoryStream();
        foreach (var path in paths)
        {
            list.Write(path.ToBytes());
            list.WriteByte(0);
        }
        return list.ToArray();
    }

    /// <summary>Text in git's double quotes when it has to be, for formats of one path a line.</summary>
    public static string Quote(string path) =>
        path.StartsWith('"') || path.StartsWith('#') || path.AsSpan().IndexOfAny('\n', '\\') >= 0
            ? $"\"{path.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)}\""
            : path;

    internal static string Ascii(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes);
}
