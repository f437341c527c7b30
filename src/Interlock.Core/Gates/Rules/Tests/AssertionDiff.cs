using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>
/// What a test demanded and does not any more, against what it demands instead. Both are compared as multisets, so that order,
/// layout and consolidation are no weakening.
/// </summary>
internal sealed class AssertionDiff
{
    private AssertionDiff(List<Assertion> gone, List<Assertion> come) => (Gone, Come) = (gone, come);

    /// <summary>Demands that are not there any more as they were written.</summary>
    public IReadOnlyList<Assertion> Gone { get; }

    /// <summary>Demands that were not there as they are written.</summary>
    public IReadOnlyList<Assertion> Come { get; }

    /// <summary>Real demands fewer than before.</summary>
    public int Missing => Math.Max(0, Real(Gone) - Real(Come));

    /// <summary>The difference between two sides of a test.</summary>
    public static AssertionDiff Of(TestCase before, TestCase after)
    {
        var come = after.Assertions.ToList();
        var gone = new List<Assertion>();
        var places = come.GroupBy(one => (one.Text, one.Strength))
            .ToDictionary(group => group.Key, group => new Queue<Assertion>(group));
        foreach (var one in before.Assertions)
            if (!places.TryGetValue((one.Text, one.Strength), out var same) || !same.TryDequeue(out _))
                gone.Add(one);
        return new(gone, [.. come.Where(one => Take(places, one))]);
    }

    /// <summary>The first demand that is weaker now, or null: at every level there must be as many as before.</summary>
    public (Assertion Was, Assertion? Now)? Weakened()
    {
        for (var level = AssertionStrength.Exact; level > AssertionStrength.Existence; level--)
            if (Gone.Count(one => one.Strength >= level) > Come.Count(one => one.Strength >= level))
            {
                var weaker = Come.Where(one => one.Strength < level).ToList();
                foreach (var was in Gone.Where(one => one.Strength >= level))
                    if (weaker.OrderByDescending(one => Common(was.Text, one.Text)).FirstOrDefault() is { } now)
                        return (was, now);
                return null;
            }
        return null;
    }

    /// <summary>Whether every value that is not demanded any more is demanded by a stronger or equal one.</summary>
    public bool IsConsolidated()
    {
        var values = Come.Where(one => one.Strength == AssertionStrength.Exact)
            .SelectMany(one => Values(one.Text))
            .ToHashSet(StringComparer.Ordinal);
        return Come.Any(one => one.Strength == AssertionStrength.Exact)
            && Gone.Where(one => one.Strength != AssertionStrength.Tautology)
                .All(one => Values(one.Text) is { Count: > 0 } own && own.All(values.Contains));
    }

    /// <summary>The demand that is not there any more, for people.</summary>
    public Assertion? FirstGone() =>
        Gone.Where(one => one.Strength != AssertionStrength.Tautology)
            .OrderByDescending(one => one.Strength)
            .FirstOrDefault();

    private static bool Take(Dictionary<(string, AssertionStrength), Queue<Assertion>> places, Assertion one) =>
        places.TryGetValue((one.Text, one.Strength), out var left)
        && left.Contains(one)
        && left.Count > 0
        && left.Dequeue() is not null;

    private static int Real(IReadOnlyList<Assertion> all) =>
        all.Count(one => one.Strength != AssertionStrength.Tautology);

    private static int Common(string one, string two) =>
        one.Split(' ').Intersect(two.Split(' '), StringComparer.Ordinal).Count();

    private static List<string> Values(string text) =>
        [
            .. text.Split(' ')
                .Where(word =>
                    word.Length > 0
                    && (
                        char.IsDigit(word[0])
                        || word[0] == '"'
                        || word is "true" or "false" or "True" or "False" or "None" or "null" or "nil"
                    )
                ),
        ];
}
