using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>
/// PHPUnit: <c>OK (3 tests, 3 assertions)</c>, or <c>Tests: 5, Assertions: 2, Failures: 1, Skipped: 1.</c>
/// </summary>
internal static partial class PhpUnitReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) => Summary().Matches(output).Select(Of).Sum();

    private static TestCount Of(Match match)
    {
        var issues = match.Groups["issues"].Value;
        var failed = After(issues, "Failures") + After(issues, "Errors");
        var skipped = After(issues, "Skipped") + After(issues, "Incomplete");
        return ReportText.Count("phpunit", match.Number("tests") - failed - skipped, failed, skipped);
    }

    private static int After(string issues, string word) =>
        Regex.Match(issues, $@"\b{word}: (?<n>\d{{1,9}})", RegexOptions.None, TimeSpan.FromSeconds(5)).Number("n");

    [GeneratedRegex(
        @"^(?:OK \((?<tests>\d{1,9}) tests?, \d+ assertions?\)|Tests: (?<tests>\d{1,9}), Assertions: \d+"
            + @"(?<issues>(?:, [A-Za-z ]{1,40}: \d{1,9}){0,12})\.|No tests executed!)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();
}
