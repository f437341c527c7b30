namespace Interlock.Core.Configuration;

/// <summary>Finds what somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>
    /// The known name with the fewest typing errors (insertions, deletions, replacements, neighbours swapped), or
    /// null when none is near: more than a third of the letters would have to change.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What can be written.</param>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > 64)
            return null; // nobody mistyped that; and the distance is quadratic
        var best = known
            .Select(candidate =>
                (Name: candidate, Errors: Errors(name.ToLowerInvariant(), candidate.ToLowerInvariant()))
            )
            .OrderBy(candidate => candidate.Errors)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Errors <= Math.Max(1, Math.Max(name.Length, best.Name.Length) / 3)
            ? best.Name
            : null;
    }

    /// <summary>The hint to put after a message: <c>; did you mean 'x'?</c>, else what is known.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What can be written.</param>
    public static string Hint(string name, IReadOnlyCollection<string> known) =>
        Of(name, known) is { } nearest ? $"; did you mean '{nearest}'?"
        : known.Count == 0 ? ""
        : $"; known: {string.Join(", ", known)}";

    // Damerau-Levenshtein, optimal string alignment.
    private static int Errors(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
        {
            var change = a[i - 1] == b[j - 1] ? 0 : 1;
            var least = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                least = Math.Min(least, cost[i - 2, j - 2] + 1);
            cost[i, j] = least;
        }
        return cost[a.Length, b.Length];
    }
}
