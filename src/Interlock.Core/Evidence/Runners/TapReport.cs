using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>
/// Any producer of the Test Anything Protocol (testanything.org, versions 12 to 14): plan and top-level points.
/// </summary>
internal static partial class TapReport
{
    /// <summary>The tests reported, or null when there is no plan.</summary>
    public static TestCount? Read(string output)
    {
        if (!Plan().IsMatch(output))
            return null;
        var (passed, failed, skipped) = (0, 0, 0);
        foreach (Match point in Point().Matches(output))
        {
            if (point.Groups["directive"].Success)
                skipped++;
            else if (point.Groups["not"].Success)
                failed++;
            else
                passed++;
        }

        return ReportText.Count("tap", passed, failed, skipped);
    }

    [GeneratedRegex(@"^1\.\.\d{1,9}(?: *#.*)?$", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Plan();

    [GeneratedRegex(
        @"^(?<not>not )?ok\b(?<directive>[^\n#]*#\s*(?i:skip|todo))?",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Point();
}
