using Interlock.Core.Gates.Findings;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test demands less than before: a part instead of all, something instead of a value, more tolerance, any error.</summary>
internal sealed class AssertionWeakened : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "assertion-weakened",
            "An assertion demands less than before",
            Severity.Block,
            "Demand what was demanded, and make the product meet it."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        foreach (var pair in TestDiff.Of(change).Pairs)
        {
            var diff = pair.Diff;
            if (pair.After.SkippedBy is not null || diff.Gone.Count == 0 || !TestEmptied.IsDemanding(pair.After))
                continue;
            if (
                !diff.IsConsolidated()
                && diff.Weakened() is { Now: { } now } weaker
                && !MovedAssertions.Are(change, diff)
            )
                yield return Info.At(
                    pair.File.Path,
                    now.Line,
                    $"'{pair.After.Name}' demanded: {weaker.Was.Text}; now only: {now.Text}"
                );
            else if (Tolerances.Widened(diff) is { } wider)
                yield return Info.At(
                    pair.File.Path,
                    wider.Now.Line,
                    $"'{pair.After.Name}' tolerates more: {wider.Was.Text}; now: {wider.Now.Text}"
                );
        }
    }
}
