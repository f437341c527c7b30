using System.Text.Json;
using System.Text.RegularExpressions;

namespace Interlock.Core.Evidence.Runners;

/// <summary>
/// go test: <c>--- PASS: TestX</c> with <c>-v</c>, events with <c>-json</c>. Without either Go names packages only, and
/// each package that has tests counts as one.
/// </summary>
internal static partial class GoTestReport
{
    private const string Runner = "go test";

    /// <summary>The tests reported, or null.</summary>
    public static TestCount? Read(string output) => Events(output) ?? Verbose(output) ?? Packages(output);

    private static TestCount? Verbose(string output)
    {
        // Without -v only failures are named: then packages tell more.
        if (!Run().IsMatch(output))
            return null;
        var results = Result().Matches(output).Select(match => match.Groups["result"].Value).ToList();
        var broken = Broken().Count(output);
        return Count(
            results.Count(r => r == "PASS"),
            results.Count(r => r == "FAIL") + broken,
            results.Count(r => r == "SKIP")
        );
    }

    private static TestCount? Packages(string output)
    {
        var packages = Package().Matches(output);
        return packages.Count == 0
            ? null
            : Count(
                packages.Count(package => package.Groups["ok"].Success && !package.Groups["none"].Success),
                packages.Count(package => package.Groups["fail"].Success),
                skipped: 0
            );
    }

    private static TestCount? Events(string output)
    {
        var (seen, passed, failed, skipped) = (false, 0, 0, 0);
        foreach (Match line in Event().Matches(output))
        {
            if (Parse(line.Value) is not { } action)
                continue;
            seen = true;
            passed += action == "pass" ? 1 : 0;
            failed += action == "fail" ? 1 : 0;
            skipped += action == "skip" ? 1 : 0;
        }

        return seen ? Count(passed, failed, skipped) : null;
    }

    // The action of an event: that of a test, "start" for a package's own, null when it is no event of go test.
    private static string? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (
                !json.RootElement.TryGetProperty("Action", out var action)
                || !json.RootElement.TryGetProperty("Package", out _)
            )
                return null;
            return json.RootElement.TryGetProperty("Test", out _) ? action.GetString() : "start";
        }
        catch (JsonException)
        {
            return null; // a line of the program that merely looks like an event
        }
    }

    private static TestCount Count(int passed, int failed, int skipped) =>
        ReportText.Count(Runner, passed, failed, skipped);

    [GeneratedRegex(@"^\{""Time"":""[^\n]*\}$", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Event();

    [GeneratedRegex(@"^=== RUN   \S", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Run();

    [GeneratedRegex(
        @"^ *--- (?<result>PASS|FAIL|SKIP): \S+ \(\d[\d.]*s\)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Result();

    [GeneratedRegex(
        @"^FAIL\t\S+ \[(?:build|setup) failed\]$",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Broken();

    [GeneratedRegex(
        @"^(?:(?<ok>ok  )\t\S+\t(?:\(cached\)|\d[\d.]*s)[^\n]*?(?<none>\[no tests to run\])?"
            + @"|(?<fail>FAIL)\t\S+[ \t][^\n]+|\?   \t\S+\t\[no test files\]|\t\S+\t\tcoverage: [^\n]*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Package();
}
