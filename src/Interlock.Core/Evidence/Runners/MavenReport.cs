using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>Maven Surefire and Failsafe: the totals after <c>Results:</c>, one a module.</summary>
internal static partial class MavenReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output)
    {
        var all = Line().Matches(output).ToList();
        var totals = all.Where(match => !match.Groups["time"].Success).ToList();
        return (totals.Count > 0 ? totals : all).Select(Of).Sum()
            ?? (NoTests().IsMatch(output) ? Of(Match.Empty) : null);
    }

    private static TestCount Of(Match match)
    {
        var failed = match.Number("failures") + match.Number("errors");
        var skipped = match.Number("skipped");
        return ReportText.Count("maven", match.Number("run") - failed - skipped, failed, skipped);
    }

    [GeneratedRegex(
        @"^(?:\[(?:INFO|WARNING|ERROR)\] )?Tests run: (?<run>\d{1,9}), Failures: "
            + @"(?<failures>\d{1,9}), Errors: (?<errors>\d{1,9}), Skipped: (?<skipped>\d{1,9})"
            + @"(?<time>, Time elapsed: .*)?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?:\[INFO\] )?No tests to run\.$", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NoTests();
}
