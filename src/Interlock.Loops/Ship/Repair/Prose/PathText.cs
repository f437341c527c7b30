using System.Text.RegularExpressions;

namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// Cleans a path as people and tools write it: quotes, <c>file:12:3</c>, <c>file(12,3)</c>, <c>file#L12</c>,
/// <c>.\src\a.cs</c>, <c>C:\…</c>.
/// </summary>
internal static partial class PathText
{
    private static readonly char[] Around =
    [
        '`',
        '"',
        '\'',
        '“',
        '”',
        '‘',
        '’',
        '«',
        '»',
        '(',
        ')',
        '<',
        '>',
        ',',
        ';',
        ':',
        '!',
        '?',
        '*',
    ];

    /// <summary>The path with slashes, without what surrounds it. May be empty.</summary>
    internal static string Clean(string text)
    {
        var path = text.Trim().TrimStart(Around);
        path = LineSuffix().Replace(path.TrimEnd('`', '"', '\'', '”', '’', '»', '>', ',', ';', '!', '?', '.'), "");
        path = path.TrimEnd(Around).TrimEnd('.');
        path = path.StartsWith("file://", StringComparison.Ordinal) ? path["file://".Length..] : path;
        path = TestName().Replace(path, "");
        path = Drive().Replace(path, "/").Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal))
            path = path[2..];
        return path;
    }

    /// <summary>Whether a word looks like a path: it has a folder or an extension.</summary>
    internal static bool LooksLikePath(string word) =>
        word.Contains('/', StringComparison.Ordinal)
        || word.Contains('\\', StringComparison.Ordinal)
        || Extension().IsMatch(word);

    /// <summary>
    /// Whether a path ends in an extension that files of projects have: <c>a.js</c> and not <c>Parser.parse</c>.
    /// </summary>
    internal static bool IsFileName(string path) => Extension().IsMatch(path) && KnownExtension().IsMatch(path);

    [GeneratedRegex(@"(:\d+(:\d+|-\d+)?|\(\d+(,\s?\d+)?\)|#L\d+(-L?\d+)?)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LineSuffix();

    // pytest: tests/test_a.py::test_b[case]
    [GeneratedRegex(@"(?<=\.[A-Za-z]{1,5})::.*$", RegexOptions.None, 10_000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^[A-Za-z]:[\\/]", RegexOptions.None, 10_000)]
    private static partial Regex Drive();

    [GeneratedRegex(@"[\p{L}\p{Nd}_\-)\]]\.[A-Za-z][A-Za-z0-9]{0,9}$", RegexOptions.None, 10_000)]
    private static partial Regex Extension();

    [GeneratedRegex(
        @"\.([cm]?[jt]sx?|py|pyi|cs|fs|vb|csproj|fsproj|slnx?|props|targets|razor|go|mod|rs|java|"
            + @"kts?|gradle|swift|m|mm|c|h|cc|cxx|cpp|hpp|hh|rb|php|lua|exs?|erl|scala|clj|hs|ml|dart|"
            + @"zig|nim|jl|r|pl|sh|bash|zsh|ps1|bat|cmd|sql|md|mdx|rst|adoc|txt|json[c5l]?|ya?ml|toml|"
            + @"xml|html?|css|s[ac]ss|less|vue|svelte|astro|proto|graphql|tf|lock|ini|cfg|conf|env|csv|"
            + @"tsv|svg|png|jpe?g|gif|ico|pdf|wasm|snap|tmpl|hbs|ejs)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex KnownExtension();
}
