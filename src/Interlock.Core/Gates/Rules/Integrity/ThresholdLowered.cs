using System.Globalization;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>A number that checks have to reach went down or away, or one that they may use went up.</summary>
internal sealed class ThresholdLowered : IRule
{
    private static readonly HashSet<string> Floors =
    [
        .. "fail_under fail-under --cov-fail-under --fail-under --coverage-threshold branches functions lines statements".Split(
            ' '
        ),
        .. "Threshold threshold minimum minimumCoverage minimum_coverage break high low covered-ratio COVEREDRATIO".Split(
            ' '
        ),
        .. "--minimum-expected-tests minimumExpectedTests mutationThreshold coverageThreshold minMsi --min-msi min_score".Split(
            ' '
        ),
        .. "--min-covered-msi --test-coverage-lines --test-coverage-branches --check-coverage --lines --branches".Split(
            ' '
        ),
    ];
    private static readonly HashSet<string> Ceilings =
    [
        "--max-warnings",
        "max-warnings",
        "maxWarnings",
        "maxAllowedViolations",
    ];
    private static readonly HashSet<string> Retries =
    [
        .. "retries retry --retries --reruns reruns flaky --flaky-test-attempts rerunFailingTestsCount maxRetries".Split(
            ' '
        ),
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "threshold-lowered",
            "A bar was lowered",
            Severity.Block,
            "Reach the bar that was there, or have a person move it."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        var before = change.Files.SelectMany(file => Read(file.Before)).ToLookup(one => one.Key);
        var after = change.Files.SelectMany(file => Read(file.After)).ToLookup(one => one.Key);
        foreach (var group in before)
        {
            var now = after[group.Key].ToList();
            var was = group.ToList();
            if (now.Count < was.Count && Floors.Contains(group.Key))
                yield return Info.At(
                    was[^1].Path,
                    null,
                    $"The bar '{group.Key}' is gone; it was {Show(was[^1].Value)}."
                );
            foreach (var (old, one) in was.Zip(now))
                if (Floors.Contains(group.Key) ? one.Value < old.Value : one.Value > old.Value)
                    yield return Tell(one, $"'{group.Key}' went from {Show(old.Value)} to {Show(one.Value)}.");
        }
        foreach (
            var one in after
                .Where(group => !before.Contains(group.Key) && Retries.Contains(group.Key))
                .SelectMany(group => group)
        )
            if (one.Value > 0)
                yield return Tell(one, $"'{one.Key}' is new: {Show(one.Value)}.");
    }

    private Finding Tell(Bar bar, string message)
    {
        var finding = Info.At(bar.Path, bar.Line, message);
        return Retries.Contains(bar.Key) ? finding with { Severity = Severity.Warn } : finding;
    }

    private static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Bar> Read(SourceFile? file)
    {
        if (
            file is null
            || FileRoles.Of(file.Path) is not (FileRole.Build or FileRole.TestRunner or FileRole.Gate)
                && !IsSetting(file)
        )
            return [];
        var runs = ShellText.Of(file, FileRoles.Of(file.Path)).ToList();
        return (runs.Count > 0 && ReferenceEquals(runs[0], file.Tokens) ? runs : [file.Tokens, .. runs]).SelectMany(
            run => Read(file.Path, run)
        );
    }

    private static bool IsSetting(SourceFile file) =>
        file.Language == Language.Shell
        || file.Path.Contains("stryker", StringComparison.OrdinalIgnoreCase)
        || file.Path.Contains("codecov", StringComparison.OrdinalIgnoreCase)
        || file.Path.Contains("infection", StringComparison.OrdinalIgnoreCase)
        || file.Path.EndsWith(".simplecov", StringComparison.Ordinal);

    // The number stands behind the name, with '=', ':' or '>' between.
    private static IEnumerable<Bar> Read(string path, IReadOnlyList<SourceToken> tokens)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            var key = tokens[at].Text;
            if (!Floors.Contains(key) && !Ceilings.Contains(key) && !Retries.Contains(key))
                continue;
            var value = tokens[at + 1].Is('=') || tokens[at + 1].Is(':') || tokens[at + 1].Is('>') ? at + 2 : at + 1;
            if (
                value < tokens.Count
                && tokens[value].Kind is TokenKind.Number or TokenKind.Literal
                && double.TryParse(tokens[value].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            )
                yield return new Bar(path, tokens[at].Line, key, number);
        }
    }

    private sealed record Bar(string Path, int Line, string Key, double Value);
}
