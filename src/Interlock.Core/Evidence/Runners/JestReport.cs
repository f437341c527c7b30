using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>Jest: <c>Tests:       1 failed, 2 passed, 3 total</c>.</summary>
internal static partial class JestReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) =>
        Summary()
            .Matches(output)
            .Select(match => match.Value)
            .Select(line =>
                ReportText.Count(
                    "jest",
                    line.Before("passed"),
                    line.Before("failed"),
                    line.Before("skipped") + line.Before("todo")
                )
            )
            .Sum();

    // Also the line that says there was nothing to run (--passWithNoTests).
    [GeneratedRegex(
        @"^(?:Tests: +(?:\d{1,9} (?:failed|skipped|todo|passed), ){0,4}\d{1,9} total"
            + @"|No tests found, exiting with code \d)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();
}
