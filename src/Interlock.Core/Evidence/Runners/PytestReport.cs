using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>pytest: <c>=== 1 failed, 2 passed in 0.12s ===</c>; with <c>-q</c> without the rules.</summary>
internal static partial class PytestReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) =>
        Summary().Matches(output).Select(match => Of(match.Groups["counts"].Value)).Sum();

    private static TestCount Of(string counts) =>
        ReportText.Count(
            "pytest",
            counts.Before("passed") + counts.Before("xpassed"),
            counts.Before("failed") + counts.Before("errors?"),
            counts.Before("skipped") + counts.Before("xfailed")
        );

    [GeneratedRegex(
        @"^(?:=+ )?(?<counts>\d{1,9} [a-z]{4,12}(?:, \d{1,9} [a-z]{4,12}){0,9}|no tests ran)"
            + @"(?:, \d+ subtests passed)? in \d[\d.]*s(?: \([\d:, a-z]+\))?(?: =+)?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();
}
