using Interlock.Core.Gates.Findings;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test keeps all others from running.</summary>
internal sealed class TestFocused : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "test-focused",
            "A test keeps others from running",
            Severity.Block,
            "Take the focus off ('.only', 'fit', 'focus: true')."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        var diff = TestDiff.Of(change);
        return diff
            .Pairs.Where(pair => pair.After.IsFocused && !pair.Before.IsFocused)
            .Select(pair => (pair.File, Test: pair.After))
            .Concat(diff.Added.Where(side => side.Test.IsFocused).Select(side => (side.File, side.Test)))
            .Select(one =>
                Info.At(one.File.Path, one.Test.Line, $"Only '{one.Test.Name}' and other focused tests run.")
            );
    }
}
