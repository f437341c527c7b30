namespace Interlock.Core.Changes;

/// <summary>
/// Follows symbolic links on paper, through other links of the same tree, and finds those that leave it or reach a git
/// directory. A target that does not exist is fine.
/// </summary>
/// <param name="targets">Path and target of every link of the tree.</param>
internal sealed class LinkPolicy(IReadOnlyDictionary<byte[], byte[]> targets)
{
    private const int MaxHops = 40;
    private const string Escape = "symlink_escape";

    internal List<RefusedEntry> Judge(Func<byte[], bool> isIntroduced)
    {
        var refused = new SortedDictionary<byte[], RefusedEntry>(PathBytes.Order);
        foreach (var link in targets.Keys)
        {
            if (Follow(link) is not ({ } reason, var passed))
                continue;
            // A link of the base that only now leaves the tree was bent by a new link on its way: that one is at fault.
            foreach (var guilty in isIntroduced(link) ? [link] : passed.Where(isIntroduced))
                refused.TryAdd(guilty, EntryPolicy.Refuse(guilty, reason, MessageOf(reason)));
        }
        return [.. refused.Values];
    }

    private (string? Reason, List<byte[]> Passed) Follow(byte[] link)
    {
        var passed = new List<byte[]> { link };
        var at = new List<byte[]>(Segments(PathBytes.FolderOf(link)));
        var ahead = new Stack<byte[]>();
        if (!Push(ahead, targets[link]))
            return (Escape, passed);
        while (ahead.TryPop(out var segment))
        {
            if (segment.Length == 0 || segment is [(byte)'.'])
                continue;
            if (segment is [(byte)'.', (byte)'.'])
            {
                if (at.Count == 0)
                    return (Escape, passed);
                at.RemoveAt(at.Count - 1);
                continue;
            }

            if (GitNames.IsGitFolder(segment))
                return ("symlink_to_git", passed);
            at.Add(segment);
            if (!targets.TryGetValue(Joined(at), out var next))
                continue;
            passed.Add(Joined(at));
            at.RemoveAt(at.Count - 1);
            if (passed.Count > MaxHops)
                return ("symlink_loop", passed);
            if (!Push(ahead, next))
                return (Escape, passed);
        }
        return (null, passed);
    }

    // False when the target is absolute, or climbs where a backslash is a separator.
    private static bool Push(Stack<byte[]> ahead, byte[] target)
    {
        if (target is [(byte)'/' or (byte)'\\', ..] || IsDrive(target) || PortableNames.ClimbsOnWindows(target))
            return false;
        var segments = Segments(target);
        for (var i = segments.Count - 1; i >= 0; i--)
            ahead.Push(segments[i]);
        return true;
    }

    private static bool IsDrive(byte[] target) =>
        target is [var letter, (byte)':', ..] && char.IsAsciiLetter((char)letter);

    private static List<byte[]> Segments(ReadOnlySpan<byte> path)
    {
        var segments = new List<byte[]>();
        foreach (var range in path.Split((byte)'/'))
            if (!path[range].IsEmpty)
                segments.Add(path[range].ToArray());
        return segments;
    }

    private static byte[] Joined(List<byte[]> segments)
    {
        byte[] path = [];
        foreach (var segment in segments)
            path = PathBytes.Join(path, segment);
        return path;
    }

    private static string MessageOf(string reason) =>
        reason switch
        {
            Escape => "The symbolic link leads out of the repository; point it to a file inside, or remove it.",
            "symlink_to_git" => "The symbolic link leads into a git directory; remove it.",
            _ => "The symbolic link leads round in a circle; remove it.",
        };
}
