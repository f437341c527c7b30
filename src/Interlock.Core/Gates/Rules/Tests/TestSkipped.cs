using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test is kept from running: skipped, ignored, expected to fail, commented out, not collected.</summary>
internal sealed class TestSkipped : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "test-skipped",
            "A test is kept from running",
            Severity.Block,
            "Let the test run, and make it pass by changing the product."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        var diff = TestDiff.Of(change);
        foreach (var pair in diff.Pairs)
            if (
                pair.After.SkippedBy is { } by
                && (pair.Before.SkippedBy is null || (pair.Before.IsSkippedSometimes && !pair.After.IsSkippedSometimes))
            )
                yield return Info.At(
                    pair.File.Path,
                    pair.After.Line,
                    $"'{pair.After.Name}' ran before and is skipped now by {by}."
                );
        foreach (var side in diff.Added)
            if (side.Test.SkippedBy is { } by)
                yield return Info.At(
                    side.File.Path,
                    side.Test.Line,
                    $"The new test '{side.Test.Name}' does not run: {by}."
                ) with
                {
                    Severity = IsPromise(side.Test) ? Severity.Warn : Severity.Block,
                };
        foreach (var side in diff.Deleted.Where(IsCommentedOut))
            yield return Info.At(side.File.Path, side.Test.Line, $"'{side.Test.Name}' is commented out.");
        foreach (var file in TestFiles.Of(change))
        foreach (var chain in TestFiles.NewChains(file))
            if (
                chain.Root is "collect_ignore" or "collect_ignore_glob"
                && file.After!.Language == Language.Python
                && IsFilled(Code.Of(file.After), chain)
            )
                yield return Info.At(
                    file.Path,
                    Code.Of(file.After)[chain.Start].Line,
                    $"{chain.Root} keeps tests from being collected."
                );
    }

    /// <summary>Whether a test is still there, but only in a comment.</summary>
    public static bool IsCommentedOut(TestSide side) =>
        side.File.After is { } text
        && TestDiff.Last(side.Test.Name) is { Length: > 3 } name
        && text.Text.Contains(name, StringComparison.Ordinal)
        && !text.Tokens.Any(token =>
            token.Kind != TokenKind.Symbol && token.Text.Contains(name, StringComparison.Ordinal)
        );

    // 'it.todo("…")' promises a test, and a condition of the machine may be right.
    private static bool IsPromise(TestCase test) =>
        test.IsSkippedSometimes || (test.Statements == 0 && test.Assertions.Count == 0);

    private static bool IsFilled(Code code, Chain chain)
    {
        for (var at = chain.End; at < Math.Min(code.Count, chain.End + 4); at++)
            if (code.Opens(at, '['))
                return !code.Inside(at).IsEmpty;
        return true;
    }
}
