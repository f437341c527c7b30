using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>
/// Python unittest (and Django): <c>Ran 5 tests in 0.001s</c>, then <c>OK</c> or <c>FAILED (failures=1, errors=1,
/// skipped=1)</c>.
/// </summary>
internal static partial class UnittestReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) => Summary().Matches(output).Select(Of).Sum();

    private static TestCount Of(Match match)
    {
        var details = match.Groups["details"].Value;
        var failed =
            After(details, "(?<!expected )failures")
            + After(details, "errors")
            + After(details, "unexpected successes");
        var skipped = After(details, "skipped") + After(details, "expected failures");
        return ReportText.Count("unittest", match.Number("ran") - failed - skipped, failed, skipped);
    }

    private static int After(string details, string word) =>
        Regex.Match(details, $@"{word}=(?<n>\d{{1,9}})", RegexOptions.None, TimeSpan.FromSeconds(5)).Number("n");

    [GeneratedRegex(
        @"^Ran (?<ran>\d{1,9}) tests? in \d[\d.]*s\n\n(?:OK|FAILED|NO TESTS RAN)(?: \((?<details>[^)\n]*)\))?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();
}
