using Interlock.Core.Changes;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>
/// An expected value or a snapshot was changed. Together with the product it is told, since the request may ask for it and the
/// base's tests decide; alone it blocks: the test was fitted to what the product does.
/// </summary>
internal sealed class ExpectedValueChanged : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "expected-value-changed",
            "An expected value was changed",
            Severity.Block,
            "Change the product, or show in the request that the value was wrong."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        var diff = TestDiff.Of(change);
        var severity = diff.HasSource ? Severity.Warn : Severity.Block;
        foreach (var pair in diff.Pairs.Where(pair => pair.After.SkippedBy is null))
            if (Changed(pair.Diff) is { } found)
                yield return Info.At(
                    pair.File.Path,
                    found.Now.Line,
                    $"'{pair.After.Name}' expected: {found.Was.Text}; now: {found.Now.Text}"
                ) with
                {
                    Severity = severity,
                };
        foreach (
            var file in change.Files.Where(file =>
                file.Role == FileRole.Expectation && file.Kind is ChangeKind.Modified or ChangeKind.Deleted
            )
        )
            if (!change.Files.Any(other => other.MovedFrom == file.Path))
                yield return Info.At(
                    file.Path,
                    null,
                    file.Kind == ChangeKind.Deleted ? "Expected values are gone." : "Expected values were changed."
                ) with
                {
                    // A folder of fixtures may hold inputs.
                    Severity = IsSnapshot(file.Path) ? severity : Severity.Warn,
                };
    }

    private static (Assertion Was, Assertion Now)? Changed(AssertionDiff diff)
    {
        var come = diff
            .Come.Where(one => one.Strength == AssertionStrength.Exact)
            .ToLookup(one => Shape(one.Text), StringComparer.Ordinal);
        foreach (var was in diff.Gone.Where(one => one.Strength == AssertionStrength.Exact))
            if (Shape(was.Text) is var shape && shape != was.Text && come[shape].FirstOrDefault() is { } now)
                return (was, now);
        return null;
    }

    // The text with every value taken out: the same question, another answer.
    private static string Shape(string text)
    {
        var parts = text.Split('"');
        return string.Join(
            '"',
            parts.Select((part, at) => at % 2 == 1 ? "" : string.Join(' ', part.Split(' ').Select(Blank)))
        );
    }

    private static string Blank(string word) =>
        word.Length > 0 && char.IsDigit(word[0])
        || word is "true" or "false" or "True" or "False" or "null" or "None" or "nil"
            ? "0"
            : word;

    private static bool IsSnapshot(string path) =>
        path.Contains("snapshot", StringComparison.OrdinalIgnoreCase)
        || path.Contains("golden", StringComparison.OrdinalIgnoreCase)
        || path.Contains("expected", StringComparison.OrdinalIgnoreCase)
        || path.Contains(".approved.", StringComparison.OrdinalIgnoreCase)
        || path.Contains(".verified.", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".snap", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".ambr", StringComparison.OrdinalIgnoreCase);
}
