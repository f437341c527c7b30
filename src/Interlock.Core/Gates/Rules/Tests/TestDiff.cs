using System.Runtime.CompilerServices;
using Interlock.Core.Changes;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>
/// The tests of a change, each matched with what it was: by name in its file, then by name anywhere (moved), then by what it is
/// about (renamed). Read once for all rules.
/// </summary>
internal sealed class TestDiff
{
    private const double Alike = 0.6;
    private const int MostCompared = 300;
    private static readonly ConditionalWeakTable<GateChange, TestDiff> Known = [];
    private readonly List<TestSide> deleted = [];
    private readonly List<TestSide> added = [];

    private TestDiff(GateChange change)
    {
        foreach (var file in change.Files)
            Match(file, Old(change, file));
        Rematch();
        if (deleted.Count <= MostCompared && added.Count <= MostCompared)
            Rename();
        HasSource = change.Files.Any(file => file.Role == FileRole.Source && file.After is not null && IsCode(file));
    }

    /// <summary>Tests on both sides.</summary>
    public List<TestPair> Pairs { get; } = [];

    /// <summary>Tests that are gone.</summary>
    public IReadOnlyList<TestSide> Deleted => deleted;

    /// <summary>Tests that are new.</summary>
    public IReadOnlyList<TestSide> Added => added;

    /// <summary>Whether the product is changed too.</summary>
    public bool HasSource { get; }

    /// <summary>The tests of a change.</summary>
    public static TestDiff Of(GateChange change) => Known.GetValue(change, one => new TestDiff(one));

    /// <summary>The part of a name behind its groups.</summary>
    public static string Last(string name) => name.Split(" > ")[^1].Split('.')[^1];

    private static bool IsCode(ChangedFile file) =>
        file.After!.Language is not (Language.Unknown or Language.Prose or Language.Yaml or Language.Json);

    private static SourceFile? Old(GateChange change, ChangedFile file) =>
        file.Before
        ?? (file.MovedFrom is null ? null : change.Files.FirstOrDefault(other => other.Path == file.MovedFrom)?.Before);

    private void Match(ChangedFile file, SourceFile? old)
    {
        // A file that lives on elsewhere is told there.
        if (file is { Kind: ChangeKind.Deleted, Before: { } gone })
        {
            deleted.AddRange(
                TestReaders.Read(gone).Where(test => !test.IsRest).Select(test => new TestSide(file, gone, test))
            );
            return;
        }
        if (file.After is null)
            return;
        var before = old is null ? [] : TestReaders.Read(old).ToDictionary(test => test.Name, StringComparer.Ordinal);
        foreach (var test in TestReaders.Read(file.After))
            if (before.Remove(test.Name, out var was))
                Pairs.Add(new(file, old!, was, test));
            else
                added.Add(new(file, file.After, test));
        // What a moved file lost is told at its deletion.
        if (file.Before is not null)
            deleted.AddRange(before.Values.Where(test => !test.IsRest).Select(test => new TestSide(file, old!, test)));
    }

    private void Rematch()
    {
        // A moved file may be listed before its deletion.
        foreach (var pair in Pairs.Where(pair => pair.File.Before is null).ToList())
            deleted.RemoveAll(side => side.Text == pair.Old && side.Test == pair.Before);
        var byName = added
            .Where(side => !side.Test.IsRest)
            .ToLookup(side => Last(side.Test.Name), StringComparer.Ordinal);
        foreach (var gone in deleted.ToList())
            if (byName[Last(gone.Test.Name)].FirstOrDefault(side => added.Contains(side)) is { } now)
                Pair(gone, now);
    }

    private void Rename()
    {
        var words = deleted.Concat(added).ToDictionary(side => side, side => Words.Of(side.Text, side.Test));
        foreach (var gone in deleted.ToList())
        {
            var best = added
                .Where(side => !side.Test.IsRest)
                .Select(side => (Side: side, Share: words[gone].Share(words[side])))
                .Where(one => one.Share >= Alike)
                .OrderByDescending(one => one.Share)
                .Select(one => one.Side)
                .FirstOrDefault();
            if (best is not null)
                Pair(gone, best);
        }
        // Several tests that became the rows of one: every value of each is in it.
        foreach (var gone in deleted.ToList())
            if (
                added
                    .Concat(Pairs.Select(pair => new TestSide(pair.File, pair.File.After!, pair.After)))
                    .Any(now => IsTakenOver(gone, now))
            )
                deleted.Remove(gone);
    }

    private static bool IsTakenOver(TestSide gone, TestSide now) =>
        now.Test.SkippedBy is null
        && Strength(now.Test) >= Strength(gone.Test)
        && Words.Of(gone.Text, gone.Test).IsIn(Words.Of(now.Text, now.Test));

    private static int Strength(TestCase test) =>
        test.Assertions.Count == 0 ? -1 : (int)test.Assertions.Max(one => one.Strength);

    private void Pair(TestSide gone, TestSide now)
    {
        deleted.Remove(gone);
        added.Remove(now);
        Pairs.Add(new(now.File, gone.Text, gone.Test, now.Test));
    }
}
