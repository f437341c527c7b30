using System.Text;
using Interlock.Core.Changes;
using Interlock.Core.Gates.Rules;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Git;

namespace Interlock.Loops.Gates.Witnesses;

/// <summary>Makes the trees that witnesses are asked on.</summary>
/// <param name="store">Where trees are.</param>
/// <param name="from">Tree of the base.</param>
/// <param name="to">The tree under judgement.</param>
internal sealed class WitnessTrees(ObjectStore store, ObjectId from, ObjectId to)
{
    /// <summary>The new code with the tests, runner files and expectations of the base; null when none of those was altered or removed.</summary>
    public async Task<ObjectId?> BaseTestsAsync(CancellationToken cancellation)
    {
        var tests = await TestsAsync(cancellation);
        return tests.Any(entry => entry.OldId is not null)
            ? await store.WriteTreeAsync(to, tests.Select(Old), cancellation)
            : null;
    }

    /// <summary>The old code with the new tests; null when there are none, or when nothing but tests was changed.</summary>
    public async Task<ObjectId?> HeadTestsAsync(CancellationToken cancellation)
    {
        var entries = await store.DiffAsync(from, to, cancellation);
        var tests = entries.Where(IsTest).ToList();
        var hasNew = tests.Any(entry => entry.NewId is not null && RoleOf(entry) == FileRole.Test);
        var hasCode = entries.Any(entry => RoleOf(entry) is FileRole.Source or FileRole.Build);
        return hasNew && hasCode ? await store.WriteTreeAsync(from, tests.Select(New), cancellation) : null;
    }

    /// <summary>The tree without one hunk of a file, or null when that cannot be made.</summary>
    public async Task<ObjectId?> WithoutAsync(ChangedFile file, Hunk hunk, CancellationToken cancellation)
    {
        if (file.Before is not { } before || file.After is not { } after)
            return null;
        var (old, now) = (Lines(before.Text), Lines(after.Text));
        // Without added lines the start names the line before; then nothing is skipped.
        var at = hunk.NewCount == 0 ? hunk.NewStart : hunk.NewStart - 1;
        var removed = hunk.OldCount == 0 ? [] : old[(hunk.OldStart - 1)..(hunk.OldStart - 1 + hunk.OldCount)];
        string[] lines = [.. now[..at], .. removed, .. now[(at + hunk.NewCount)..]];
        var blob = await store.WriteBlobAsync(Encoding.UTF8.GetBytes(string.Concat(lines)), cancellation);
        var path = RepoPath.FromPlain(file.Path);
        var mode = (await store.DiffAsync(from, to, cancellation)).First(entry => entry.Path == path).NewMode;
        return await store.WriteTreeAsync(to, [new TreeEdit(path, mode, blob)], cancellation);
    }

    private async Task<List<ChangeEntry>> TestsAsync(CancellationToken cancellation) =>
        [.. (await store.DiffAsync(from, to, cancellation)).Where(IsTest)];

    private static bool IsTest(ChangeEntry entry) =>
        RoleOf(entry) is FileRole.Test or FileRole.TestRunner or FileRole.Expectation;

    private static FileRole RoleOf(ChangeEntry entry) => FileRoles.Of(entry.Path.ToString());

    private static TreeEdit Old(ChangeEntry entry) => new(entry.Path, entry.OldMode, entry.OldId);

    private static TreeEdit New(ChangeEntry entry) => new(entry.Path, entry.NewMode, entry.NewId);

    // Each with its own line end.
    private static string[] Lines(string text)
    {
        var lines = text.Split('\n').Select(line => line + "\n").ToArray();
        lines[^1] = lines[^1][..^1];
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
