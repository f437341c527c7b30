using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>What the readers of runners' reports share.</summary>
internal static class ReportText
{
    /// <summary>A number that a group caught, 0 when it caught nothing.</summary>
    public static int Number(this Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, out var number) ? number : 0;

    /// <summary>
    /// The sum of the number after which <paramref name="word"/> stands: <c>2</c> in <c>1 failed, 2 passed</c>.
    /// </summary>
    public static int Before(this string summary, string word)
    {
        var match = Regex.Match(summary, $@"(?<n>\d{{1,9}}) {word}\b", RegexOptions.None, TimeSpan.FromSeconds(5));
        return match.Number("n");
    }

    /// <summary>A count whose failures never exceed what ran.</summary>
    public static TestCount Count(string runner, int passed, int failed, int skipped) =>
        new(Math.Max(0, passed) + failed, Math.Max(0, passed), failed, skipped, runner);

    /// <summary>The sum of several reports of one runner, or null when there is none.</summary>
    public static TestCount? Sum(this IEnumerable<TestCount> counts) =>
        counts.Aggregate(
            (TestCount?)null,
            (sum, next) =>
                sum is null
                    ? next
                    : new TestCount(
                        sum.Ran + next.Ran,
                        sum.Passed + next.Passed,
                        sum.Failed + next.Failed,
                        sum.Skipped + next.Skipped,
                        sum.Runner == next.Runner ? sum.Runner : $"{sum.Runner}+{next.Runner}"
                    )
        );
}
