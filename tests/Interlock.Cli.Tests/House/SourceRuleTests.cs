using System.Text.RegularExpressions;

namespace Interlock.Cli.Tests.House;

/// <summary>Rules of the house that a compiler does not know.</summary>
public sealed partial class SourceRuleTests
{
    private static readonly string[] EmptyNames =
    [
        "Manager",
        "Helper",
        "Helpers",
        "Utils",
        "Utilities",
        "Common",
        "Misc",
    ];

    [Fact]
    public void Nothing_is_left_unimplemented() =>
        AssertNone(Offenders("src", text => text.Contains("NotImplemented" + "Exception", StringComparison.Ordinal)));

    [Fact]
    public void A_file_holds_one_public_type() => AssertNone(Offenders("src", text => PublicType().Count(text) > 1));

    [Fact]
    public void Documentation_of_public_members_is_not_switched_off() =>
        AssertNone(Offenders("src", text => text.Contains("CS1591", StringComparison.Ordinal)));

    [Fact]
    public void An_empty_catch_is_a_bug() => AssertNone(Offenders("src", text => EmptyCatch().IsMatch(text)));

    [Fact]
    public void Names_say_what_a_thing_is() =>
        AssertNone(
            SourceTree
                .Files("src", "tests")
                .Where(file =>
                    EmptyNames.Any(name =>
                        Path.GetFileNameWithoutExtension(file).EndsWith(name, StringComparison.Ordinal)
                    )
                )
        );

    [Fact]
    public void A_namespace_is_its_folder_or_the_concept_above() =>
        AssertNone(
            SourceTree
                .Files("src")
                .Where(file =>
                    NamespaceLine().Match(File.ReadAllText(file)) is { Success: true } match
                    && !(NamespaceOf(file) + ".").StartsWith(match.Groups["name"].Value + ".", StringComparison.Ordinal)
                )
        );

    [Fact]
    public void Every_test_has_a_time_limit() =>
        AssertNone(
            SourceTree
                .Files("tests")
                .Where(file =>
                    !file.Contains("/House/", StringComparison.Ordinal)
                    && UnlimitedAsyncTest().IsMatch(File.ReadAllText(file))
                )
        );

    private static string NamespaceOf(string file)
    {
        var segments = SourceTree.Relative(Path.GetDirectoryName(file)!).Split('/').Skip(1);
        return string.Join('.', segments);
    }

    private static IEnumerable<string> Offenders(string top, Func<string, bool> offends) =>
        SourceTree.Files(top).Where(file => offends(File.ReadAllText(file)));

    private static void AssertNone(IEnumerable<string> files)
    {
        var all = files.Select(SourceTree.Relative).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    [GeneratedRegex(
        @"^public (?:(?:sealed|static|abstract|partial|readonly|unsafe|ref|file) )*(?:class|record|struct|interface|enum|delegate)\b",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PublicType();

    [GeneratedRegex(@"catch\s*(?:\([^)]*\)\s*)?(?:when\s*\([^{]*\)\s*)?\{\s*\}", RegexOptions.None, 1000)]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline, 1000)]
    private static partial Regex NamespaceLine();

    // xunit.v3 honours Timeout on asynchronous tests only; a synchronous one cannot hang on a process by our rules.
    [GeneratedRegex(@"\[(?:Fact|Theory)\]\s*(?:\[[^\]]*\]\s*)*public async ", RegexOptions.None, 1000)]
    private static partial Regex UnlimitedAsyncTest();
}
