using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A new assertion can never fail.</summary>
internal sealed class AssertionTautological : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "assertion-tautological",
            "A new assertion can never fail",
            Severity.Block,
            "Compare what the product does with what it should do."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        var diff = TestDiff.Of(change);
        foreach (var pair in diff.Pairs)
        foreach (var one in pair.Diff.Come.Where(IsEmpty))
            yield return At(pair.File, pair.After, one);
        foreach (var side in diff.Added)
        foreach (var one in side.Test.Assertions.Where(IsEmpty))
            yield return At(side.File, side.Test, one);
    }

    private static bool IsEmpty(Assertion one) => one.Strength == AssertionStrength.Tautology;

    private Finding At(ChangedFile file, TestCase test, Assertion one) =>
        Info.At(file.Path, one.Line, $"In '{test.Name}', always true, never reached or swallowed: {one.Text}");
}
