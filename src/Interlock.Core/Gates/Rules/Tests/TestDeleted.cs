using Interlock.Core.Changes;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test, a row of a test or a file of tests is gone.</summary>
internal sealed class TestDeleted : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "test-deleted",
            "A test is gone",
            Severity.Block,
            "Bring the test back, or let a person waive it with the reason."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        var diff = TestDiff.Of(change);
        foreach (var file in diff.Deleted.GroupBy(side => side.File))
        foreach (var finding in Gone(change, file.Key, [.. file]))
            yield return finding;
        foreach (var file in change.Files.Where(file => IsUnreadable(change, file)))
            yield return Info.At(file.Path, null, "A file of tests is gone.");
        foreach (var pair in diff.Pairs)
            if (pair.Before.Rows > pair.After.Rows && !IsKept(pair))
                yield return Info.At(
                    pair.File.Path,
                    pair.After.Line,
                    $"'{pair.After.Name}' is run with {pair.After.Rows} rows of values, not with {pair.Before.Rows} as before."
                );
    }

    private IEnumerable<Finding> Gone(GateChange change, ChangedFile file, List<TestSide> gone)
    {
        var all = gone.Where(side => !TestSkipped.IsCommentedOut(side)).ToList();
        if (all.Count == 0)
            return [];
        var finding =
            file.Kind == ChangeKind.Deleted
                ? [Info.At(file.Path, null, $"The file is gone with {all.Count} tests: {Names(all)}.")]
                : all.Select(side => Info.At(file.Path, side.Test.Line, $"The test '{side.Test.Name}' is gone."));
        // Tests of what is itself gone have nothing left to test.
        return Subject.IsDeleted(change, file.Path)
            ? finding.Select(one => one with { Severity = Severity.Warn })
            : finding;
    }

    private static string Names(List<TestSide> all) =>
        string.Join(", ", all.Take(5).Select(side => side.Test.Name)) + (all.Count > 5 ? ", …" : "");

    // Tests in a language that no reader knows.
    private static bool IsUnreadable(GateChange change, ChangedFile file) =>
        file is { Kind: ChangeKind.Deleted, Role: FileRole.Test, Before: { } text }
        && text.Language is Language.Unknown or Language.Shell
        && !change.Files.Any(other => other.MovedFrom == file.Path);

    // Rows that were written in another way: their values are still there, or a generator took their place.
    private static bool IsKept(TestPair pair) =>
        Words.Of(pair.Old, pair.Before).IsIn(Words.Of(pair.File.After!, pair.After));
}
