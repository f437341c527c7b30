using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>
/// cargo test, one line a binary: <c>test result: ok. 3 passed; 0 failed; 1 ignored; …</c>; and cargo-nextest.
/// </summary>
internal static partial class CargoTestReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) =>
        Summary()
            .Matches(output)
            .Concat(Nextest().Matches(output))
            .Select(match =>
                ReportText.Count(
                    "cargo test",
                    match.Number("passed"),
                    match.Number("failed") + match.Number("late"),
                    match.Number("skipped")
                )
            )
            .Sum();

    [GeneratedRegex(
        @"^test result: (?:ok|FAILED)\. (?<passed>\d{1,9}) passed; (?<failed>\d{1,9}) failed; "
            + @"(?<skipped>\d{1,9}) ignored;",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();

    [GeneratedRegex(
        @"^ *Summary \[ *[\d.]+s\] \d[\d/]* tests? run: (?<passed>\d{1,9}) passed"
            + @"(?: \([^)\n]*\))?(?:, (?<failed>\d{1,9}) failed)?(?:, (?<late>\d{1,9}) timed out)?"
            + @"(?:, \d+ exec failed)?, (?<skipped>\d{1,9}) skipped$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Nextest();
}
