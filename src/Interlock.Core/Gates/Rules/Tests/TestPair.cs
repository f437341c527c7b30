using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test that is on both sides of a change.</summary>
/// <param name="File">Where it is now.</param>
/// <param name="Old">The file it was in.</param>
/// <param name="Before">The test as it was.</param>
/// <param name="After">The test as it is.</param>
internal sealed record TestPair(ChangedFile File, SourceFile Old, TestCase Before, TestCase After)
{
    private AssertionDiff? diff;

    /// <summary>What it demanded against what it demands.</summary>
    public AssertionDiff Diff => diff ??= AssertionDiff.Of(Before, After);
}
