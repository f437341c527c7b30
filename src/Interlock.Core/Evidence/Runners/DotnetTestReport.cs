using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>
/// dotnet test: VSTest's line an assembly (<c>Passed!  - Failed: 0, Passed: 4, …</c>), its block (<c>Total tests:
/// 3</c>), and the summary of Microsoft.Testing.Platform (<c>Test run summary: Passed!</c>).
/// </summary>
internal static partial class DotnetTestReport
{
    private const string Runner = "dotnet test";

    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) =>
        Lines(output)
        ?? Blocks(output)
        ?? Platform(output)
        ?? (NoTests().IsMatch(output) ? ReportText.Count(Runner, 0, 0, 0) : null);

    private static TestCount? Lines(string output) =>
        Line()
            .Matches(output)
            .Select(match =>
                ReportText.Count(Runner, match.Number("passed"), match.Number("failed"), match.Number("skipped"))
            )
            .Sum();

    private static TestCount? Blocks(string output) =>
        Block()
            .Matches(output)
            .Select(match =>
                ReportText.Count(Runner, match.Number("passed"), match.Number("failed"), match.Number("skipped"))
            )
            .Sum();

    private static TestCount? Platform(string output) =>
        Summary()
            .Matches(output)
            .Select(match => match.Groups["counts"].Value)
            .Select(counts =>
                ReportText.Count(
                    Runner,
                    After(counts, "succeeded"),
                    After(counts, "failed") + After(counts, "error"),
                    After(counts, "skipped")
                )
            )
            .Sum();

    private static int After(string counts, string word) =>
        Regex
            .Match(counts, $@"^ +{word}: (?<n>\d{{1,9}})", RegexOptions.Multiline, TimeSpan.FromSeconds(5))
            .Number("n");

    [GeneratedRegex(
        @"^(?:Passed|Failed|Skipped)! +- Failed: +(?<failed>\d{1,9}), Passed: +(?<passed>\d{1,9}), Skipped: +"
            + @"(?<skipped>\d{1,9}), Total: ",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Line();

    [GeneratedRegex(
        @"^Total tests: (?:\d{1,9}|Unknown)(?:\n +Passed: (?<passed>\d{1,9}))?(?:\n +Failed: "
            + @"(?<failed>\d{1,9}))?(?:\n +Skipped: (?<skipped>\d{1,9}))?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Block();

    [GeneratedRegex(
        @"^Test run summary: [^\n]*(?<counts>(?:\n +[a-z]+: [^\n]*){1,8})",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();

    [GeneratedRegex(
        @"^(?:No test is available in .*|No test matches the given testcase filter .*|Zero tests ran)",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex NoTests();
}
