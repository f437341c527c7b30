using System.Globalization;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>Finds assertions that differ only in a number that says how near is near enough.</summary>
internal static class Tolerances
{
    /// <summary>The first pair that tolerates more, or null.</summary>
    public static (Assertion Was, Assertion Now)? Widened(AssertionDiff diff)
    {
        var come = diff
            .Come.Where(one => one.Strength == AssertionStrength.Partial)
            .ToLookup(one => Shape(one.Text), StringComparer.Ordinal);
        foreach (var was in diff.Gone.Where(one => one.Strength == AssertionStrength.Partial))
            if (come[Shape(was.Text)].FirstOrDefault(now => IsWider(was.Text, now.Text)) is { } wider)
                return (was, wider);
        return null;
    }

    private static string Shape(string text) =>
        string.Join(' ', text.Split(' ').Select(word => IsNumber(word) ? "0" : word));

    private static bool IsWider(string was, string now)
    {
        var (old, young) = (was.Split(' '), now.Split(' '));
        for (var at = 0; at < Math.Min(old.Length, young.Length); at++)
            if (old[at] != young[at] && Value(old[at]) is { } before && Value(young[at]) is { } after)
                return Direction(old, at) switch
                {
                    // How many digits have to agree.
                    'd' => after < before,
                    '>' => after < before,
                    '<' => after > before,
                    't' => after > before,
                    _ => false,
                };
        return false;
    }

    // Looks back for what the number is: a tolerance, a count of digits, the other side of a comparison.
    private static char Direction(string[] words, int at)
    {
        for (var back = at - 1; back >= 0; back--)
            switch (words[back])
            {
                case "abs"
                or "rel"
                or "delta"
                or "atol"
                or "rtol"
                or "rel_tol"
                or "abs_tol"
                or "tolerance"
                or "within"
                or "epsilon"
                or "offset" when IsArgument(words, back, at):
                    return 't';
                case "places" or "decimal" or "precision" or "digits" when IsArgument(words, back, at):
                    return 'd';
                case ">"
                or ">="
                or "toBeGreaterThan"
                or "toBeGreaterThanOrEqual"
                or "assertGreater"
                or "assertGreaterEqual"
                or "atLeast"
                or "isGreaterThan"
                or "above":
                    return '>';
                case "<"
                or "<="
                or "toBeLessThan"
                or "toBeLessThanOrEqual"
                or "assertLess"
                or "assertLessEqual"
                or "atMost"
                or "isLessThan"
                or "below":
                    return '<';
                case "toBeCloseTo" or "assertAlmostEqual" or "assertNotAlmostEqual":
                    return IsLast(words, at) ? 'd' : '\0';
                case "InDelta"
                or "InEpsilon"
                or "assertEquals"
                or "assertEqualsWithDelta"
                or "closeTo"
                or "be_within"
                or "assert_in_delta"
                or "BeApproximately"
                or "isclose"
                or "assert_relative_eq":
                    return IsLast(words, at) || words[back] == "be_within" ? 't' : '\0';
                case "Equal" or "AreEqual" when IsLast(words, at):
                    return words[back] == "Equal" && words[at].All(char.IsDigit) ? 'd' : 't';
            }
        return '\0';
    }

    private static bool IsArgument(string[] words, int name, int at) => at - name <= 2;

    private static bool IsLast(string[] words, int at) => words.Skip(at + 1).All(word => word is ")" or ";" or "}");

    private static bool IsNumber(string word) => word.Length > 0 && char.IsDigit(word[0]);

    private static double? Value(string word) =>
        IsNumber(word)
        && double.TryParse(
            word.Replace("_", "", StringComparison.Ordinal).TrimEnd('f', 'd', 'm', 'L', 'l', 'F', 'D', 'M'),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;
}
