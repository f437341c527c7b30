using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>Vitest: <c>Tests  1 failed | 2 passed | 1 skipped (4)</c>.</summary>
internal static partial class VitestReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) =>
        Summary()
            .Matches(output)
            .Select(match => match.Value)
            .Select(line =>
                ReportText.Count(
                    "vitest",
                    line.Before("passed"),
                    line.Before("failed"),
                    line.Before("skipped") + line.Before("todo")
                )
            )
            .Sum();

    // Also the lines that say there was nothing to run.
    [GeneratedRegex(
        @"^(?: +Tests  (?:\d{1,9} (?:failed|passed|expected fail|skipped|todo)(?: \| )?){1,5} \(\d{1,9}\)"
            + @"| +Tests  no tests|No test files found, exiting with code \d)\s*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();
}
