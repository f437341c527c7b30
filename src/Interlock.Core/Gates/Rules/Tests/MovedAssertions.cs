using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>Assertions that went from a test into a helper of a file of tests.</summary>
internal static class MovedAssertions
{
    /// <summary>Whether everything that a test does not demand any more is demanded by new lines outside of tests.</summary>
    public static bool Are(GateChange change, AssertionDiff diff)
    {
        var helpers = TestFiles
            .Of(change)
            .SelectMany(file => New(file))
            .GroupBy(one => one.Strength)
            .ToDictionary(group => group.Key, group => group.Count());
        var gone = diff.Gone.Where(one => one.Strength != AssertionStrength.Tautology).ToList();
        // A helper demands by its parameters: it must be at least as strong, not the same text.
        return gone.Count > 0 && gone.All(one => helpers.Any(helper => helper.Key >= one.Strength));
    }

    private static IEnumerable<Assertion> New(ChangedFile file)
    {
        var fresh = new NewLines(file);
        return TestReaders
            .Read(file.After)
            .Where(test => test.IsRest)
            .SelectMany(test => test.Assertions)
            .Where(one => one.Strength != AssertionStrength.Tautology && fresh.Has(one.Line));
    }
}
