namespace Interlock.Loops.Tests.Ship.Ownership;

/// <summary>
/// The documented meaning of a pattern, by trying everything: slow, obvious, and independent of the automaton.
/// </summary>
internal static class NaiveGlob
{
    internal static bool Matches(string pattern, string path) =>
        pattern == path || Match(pattern.EndsWith('/') ? pattern + "**" : pattern, 0, path, 0);

    private static bool Match(string p, int i, string s, int j)
    {
        if (i == p.Length)
            return j == s.Length;
        var rest = p[i..];
        var starts = i == 0 || p[i - 1] == '/';
        if (rest.StartsWith("**/", StringComparison.Ordinal) && starts)
            return Match(p, i + 3, s, j) || Ends(s, j).Any(k => s[k - 1] == '/' && Match(p, i + 3, s, k));
        if (rest == "**")
            return starts ? j < s.Length : j <= s.Length;
        if (rest.StartsWith("**", StringComparison.Ordinal))
            return Ends(s, j).Prepend(j).Any(k => Match(p, i + 2, s, k));
        if (p[i] == '*')
            return Ends(s, j).Prepend(j).TakeWhile(k => k == j || s[k - 1] != '/').Any(k => Match(p, i + 1, s, k));
        if (
            p[i] == '['
            && rest.IndexOf(']', StringComparison.Ordinal) is > 1 and var close
            && !rest[..close].Contains('/')
        )
            return (j < s.Length && s[j] != '/' && rest[1..close].Contains(s[j]) && Match(p, i + close + 1, s, j + 1))
                || (string.CompareOrdinal(s, j, rest, 0, close + 1) == 0 && Match(p, i + close + 1, s, j + close + 1));
        if (p[i] == '{' && rest.IndexOf('}', StringComparison.Ordinal) is > 0 and var end && rest[..end].Contains(','))
            return rest[1..end].Split(',').Any(option => Match(p[..i] + option + p[(i + end + 1)..], i, s, j));
        return j < s.Length && (p[i] == '?' ? s[j] != '/' : p[i] == s[j]) && Match(p, i + 1, s, j + 1);
    }

    private static IEnumerable<int> Ends(string s, int j) => Enumerable.Range(j + 1, s.Length - j);
}
