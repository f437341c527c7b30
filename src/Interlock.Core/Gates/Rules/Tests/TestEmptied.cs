using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test that demanded something demands nothing any more.</summary>
internal sealed class TestEmptied : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "test-emptied",
            "A test demands nothing any more",
            Severity.Block,
            "Bring the assertions back where they are reached."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change) =>
        TestDiff
            .Of(change)
            .Pairs.Where(pair => IsEmptied(change, pair))
            .Select(pair =>
                Info.At(
                    pair.File.Path,
                    pair.After.Line,
                    pair.After.Assertions.Count == 0
                        ? $"'{pair.After.Name}' asserts nothing any more."
                        : $"No assertion of '{pair.After.Name}' can fail: they are always true, never reached or swallowed."
                )
            );

    /// <summary>Whether nothing is demanded where something was, and it was not moved to a helper.</summary>
    public static bool IsEmptied(GateChange change, TestPair pair) =>
        !pair.After.IsRest
        && IsDemanding(pair.Before)
        && !IsDemanding(pair.After)
        && !MovedAssertions.Are(change, pair.Diff);

    /// <summary>Whether a test can fail by an assertion.</summary>
    public static bool IsDemanding(TestCase test) =>
        test.Assertions.Any(one => one.Strength != AssertionStrength.Tautology);
}
