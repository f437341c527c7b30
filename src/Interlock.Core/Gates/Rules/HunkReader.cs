using System.Globalization;
using System.Text.RegularExpressions;

namespace Interlock.Core.Gates.Rules;

/// <summary>
/// Reads the hunk headers of a patch without context (<c>git diff-tree -p --unified=0 --full-index</c>), by the ids of both
/// blobs: names in patches are quoted and ambiguous. Every line of content begins with <c>+</c>, <c>-</c> or a backslash.
/// </summary>
internal static partial class HunkReader
{
    /// <summary>The hunks by (old id, new id).</summary>
    public static IReadOnlyDictionary<(string Old, string New), IReadOnlyList<Hunk>> Read(string patch)
    {
        var all = new Dictionary<(string, string), IReadOnlyList<Hunk>>();
        List<Hunk>? current = null;
        // Only \n: a carriage return inside a line must not begin a line that looks like a header.
        foreach (var range in patch.AsSpan().Split('\n'))
        {
            var line = patch.AsSpan()[range];
            if (
                line.StartsWith("index ", StringComparison.Ordinal)
                && Ids().Match(line.ToString()) is { Success: true } ids
            )
                all[(ids.Groups["old"].Value, ids.Groups["new"].Value)] = current = [];
            else if (
                line.StartsWith("@@ ", StringComparison.Ordinal)
                && Header().Match(line.ToString()) is { Success: true } at
            )
                current?.Add(new Hunk(Start(at, "a"), Count(at, "b"), Start(at, "c"), Count(at, "d")));
        }
        return all;
    }

    private static int Start(Match header, string group) =>
        int.Parse(header.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Count(Match header, string group) => header.Groups[group].Success ? Start(header, group) : 1;

    [GeneratedRegex(
        "^index (?<old>[0-9a-f]+)\\.\\.(?<new>[0-9a-f]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Ids();

    [GeneratedRegex(
        @"^@@ -(?<a>\d+)(,(?<b>\d+))? \+(?<c>\d+)(,(?<d>\d+))? @@",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Header();
}
