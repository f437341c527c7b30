using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>Mocha: <c>1 passing (3ms)</c>, then <c>1 pending</c> and <c>1 failing</c>.</summary>
internal static partial class MochaReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) =>
        Summary()
            .Matches(output)
            .Select(match =>
                ReportText.Count("mocha", match.Number("passing"), match.Number("failing"), match.Number("pending"))
            )
            .Sum();

    [GeneratedRegex(
        @"^ +(?<passing>\d{1,9}) passing \(\d+\w{1,2}\)$(?:\n +(?<pending>\d{1,9}) pending$)?"
            + @"(?:\n +(?<failing>\d{1,9}) failing$)?",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();
}
