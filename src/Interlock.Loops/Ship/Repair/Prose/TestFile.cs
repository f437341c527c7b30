namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// Tells test files by whole words of their name or folders: <c>latest.js</c> and <c>contest/</c> are none.
/// </summary>
internal static class TestFile
{
    private static readonly HashSet<string> FolderWords = new(
        ["test", "tests", "__tests__", "spec", "specs", "e2e", "testing"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> NameWords = new(
        ["test", "tests", "spec", "specs", "e2e"],
        StringComparer.OrdinalIgnoreCase
    );

    internal static bool Is(string path)
    {
        var segments = path.Split('/');
        return segments[..^1].Any(segment => FolderWords.Contains(segment) || Words(segment).Contains("Tests"))
            || Words(segments[^1]).Any(NameWords.Contains);
    }

    // "fooTest.cs" -> foo Test cs; "foo-test.mjs" -> foo test mjs; "HTTPTests" -> HTTP Tests.
    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length || name[i] is '.' or '-' or '_';
            var hump =
                !ends
                && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (!ends && !hump)
                continue;
            yield return name[start..i].Trim('.', '-', '_');
            start = i;
        }
    }
}
