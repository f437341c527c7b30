using Interlock.Core.Gates.Findings;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test demands less often than before.</summary>
internal sealed class AssertionRemoved : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "assertion-removed",
            "An assertion is gone",
            Severity.Block,
            "Bring the assertion back, or demand the same in another one."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        foreach (var pair in TestDiff.Of(change).Pairs)
        {
            var diff = pair.Diff;
            if (
                diff.Missing > 0
                && pair.After.SkippedBy is null
                && !diff.IsConsolidated()
                && (pair.After.Rows <= pair.Before.Rows || pair.Before.Rows > 0)
                && !MovedAssertions.Are(change, diff)
                && (pair.After.IsRest || TestEmptied.IsDemanding(pair.After))
                && diff.FirstGone() is { } gone
            )
                yield return Info.At(
                    pair.File.Path,
                    pair.After.Line,
                    $"'{pair.After.Name}' has {diff.Missing} assertion{(diff.Missing == 1 ? "" : "s")} fewer; gone: {gone.Text}"
                );
        }
    }
}
