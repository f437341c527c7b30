using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>RSpec: <c>3 examples, 1 failure, 1 pending</c>.</summary>
internal static partial class RspecReport
{
    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) =>
        Summary()
            .Matches(output)
            .Select(match =>
                ReportText.Count(
                    "rspec",
                    match.Number("examples") - match.Number("failures") - match.Number("pending"),
                    match.Number("failures") + match.Number("errors"),
                    match.Number("pending")
                )
            )
            .Sum();

    [GeneratedRegex(
        @"^(?<examples>\d{1,9}) examples?, (?<failures>\d{1,9}) failures?(?:, (?<pending>\d{1,9}) pending)?"
            + @"(?:, (?<errors>\d{1,9}) errors? occurred outside of examples)?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Summary();
}
