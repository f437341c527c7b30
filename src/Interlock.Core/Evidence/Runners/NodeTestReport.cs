using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>node:test, in its spec form (<c>ℹ pass 3</c>) and its TAP form (<c># pass 3</c>).</summary>
internal static partial class NodeTestReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) =>
        Summary()
            .Matches(output)
            .Select(match =>
                ReportText.Count(
                    "node:test",
                    match.Number("pass"),
                    match.Number("fail") + match.Number("cancelled"),
                    match.Number("skipped") + match.Number("todo")
                )
            )
            .Sum();

    [GeneratedRegex(
        @"^[ℹ#] tests \d{1,9}\n(?:[ℹ#] suites \d{1,9}\n)?[ℹ#] pass (?<pass>\d{1,9})\n[ℹ#] fail "
            + @"(?<fail>\d{1,9})\n[ℹ#] cancelled (?<cancelled>\d{1,9})\n[ℹ#] skipped (?<skipped>\d{1,9})\n[ℹ#] todo "
            + @"(?<todo>\d{1,9})$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();
}
