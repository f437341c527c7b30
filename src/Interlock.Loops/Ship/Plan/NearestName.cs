namespace Interlock.Loops.Ship.Plan;

/// <summary>Suggests the known name that an unknown one was probably meant to be (Levenshtein distance).</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>
    /// The nearest known name at a distance of at most a third of its length (but 2 for short ones), or null.
    /// </summary>
    internal static string? Of(string unknown, IEnumerable<string> known) =>
        unknown.Length > LongestName
            ? null
            : known
                .Select(name =>
                    (
                        Name: name,
                        Distance: Distance(unknown.ToLowerInvariant(), name.ToLowerInvariant())
                    )
                )
                .Where(item => item.Distance <= Math.Max(2, item.Name.Length / 3))
                .OrderBy(item => item.Distance)
                .Select(item => item.Name)
                .FirstOrDefault();

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
