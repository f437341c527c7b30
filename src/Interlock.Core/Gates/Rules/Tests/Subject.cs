using Interlock.Core.Changes;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>What a file of tests is about, by its name: <c>test_cart.py</c>, <c>cart.test.ts</c> and <c>CartTests.cs</c> are about the cart.</summary>
internal static class Subject
{
    private static readonly string[] Marks = ["tests", "test", "specs", "spec", "testcase", "e2e", "it"];

    /// <summary>The subject in lower case without separators; empty when the name says none.</summary>
    public static string Of(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var stem = Plain(name[..(name.IndexOf('.', 1) is > 0 and var dot ? dot : name.Length)]);
        foreach (var mark in Marks)
            if (stem.EndsWith(mark, StringComparison.Ordinal) && stem.Length > mark.Length + 1)
                return stem[..^mark.Length];
            else if (
                stem.StartsWith(mark, StringComparison.Ordinal)
                && mark.StartsWith("test", StringComparison.Ordinal)
                && stem.Length > mark.Length
            )
                return stem[mark.Length..];
        return Marks.Contains(stem, StringComparer.Ordinal) ? "" : stem;
    }

    /// <summary>A name in lower case without separators.</summary>
    public static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Whether the file that tests are about is deleted too, and nothing took its place.</summary>
    public static bool IsDeleted(GateChange change, string path) =>
        Of(path) is { Length: > 0 } subject
        && change.Files.Any(file =>
            file is { Kind: ChangeKind.Deleted, Role: FileRole.Source }
            && Stem(file.Path) == subject
            && !change.Files.Any(other => other.MovedFrom == file.Path)
        );

    /// <summary>The changed product files that tests are about.</summary>
    public static IEnumerable<SourceFile> Sources(GateChange change, string path) =>
        change
            .Files.Where(file => file.Role == FileRole.Source && Stem(file.Path) == Of(path))
            .Select(file => file.After ?? file.Before)
            .OfType<SourceFile>();

    /// <summary>A file's name without folders and extensions, in lower case without separators.</summary>
    public static string Stem(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Plain(name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name);
    }
}
