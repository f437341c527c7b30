namespace Interlock.Loops.Ship.Prompts;

/// <summary>
/// Shortens a unified diff for a prompt: files in their order as long as they fit, then a marker that names what was
/// cut. Binary content is never shown.
/// </summary>
internal static class DiffExcerpt
{
    private const string FileHeader = "diff --git ";
    private const int MostNames = 50;

    /// <summary>The diff, at most about <paramref name="limit"/> characters and the marker.</summary>
    internal static string Of(string diff, int limit)
    {
        var files = Files(diff).Select(WithoutBinary).ToList();
        var shown = new List<string>();
        var left = limit;
        foreach (var file in files)
        {
            if (file.Length > left)
                break;
            shown.Add(file);
            left -= file.Length;
        }
        var cut = files.Skip(shown.Count).ToList();
        if (cut.Count == 0)
            return string.Concat(shown);
        if (shown.Count == 0 || left > limit / 2)
        {
            shown.Add(Excerpt.Head(cut[0], left) + "\n");
            return string.Concat(shown) + Marker(cut, cut.Skip(1), first: true);
        }
        return string.Concat(shown) + Marker(cut, cut, first: false);
    }

    private static string Marker(List<string> cut, IEnumerable<string> notShown, bool first)
    {
        var names = notShown.Select(Name).ToList();
        var more = names.Count > MostNames ? $" and {names.Count - MostNames} more" : "";
        var list = names.Count > 0 ? $" Not shown: {string.Join(", ", names.Take(MostNames))}{more}." : "";
        var partly = first ? $" Shown in part: {Name(cut[0])}." : "";
        return $"[… CUT: the diff is too long for this message.{partly}{list} "
            + "All files are in the workspace: read them there.]";
    }

    // Content lines start with '+', '-' or a space, so only git itself writes a line that starts like this.
    private static IEnumerable<string> Files(string diff)
    {
        for (var start = 0; start < diff.Length; )
        {
            var next = diff.IndexOf("\n" + FileHeader, start, StringComparison.Ordinal);
            var end = next < 0 ? diff.Length : next + 1;
            yield return diff[start..end];
            start = end;
        }
    }

    private static string WithoutBinary(string file)
    {
        var at = file.IndexOf("\nGIT binary patch\n", StringComparison.Ordinal);
        return at < 0 ? file : file[..(at + 1)] + "[binary content not shown]\n";
    }

    private static string Name(string file)
    {
        var header = file.Split('\n', 2)[0];
        var b = header.LastIndexOf(" b/", StringComparison.Ordinal);
        return b < 0 ? "(unnamed)" : header[(b + 3)..].TrimEnd('"');
    }
}
