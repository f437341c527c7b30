using System.Text;
using Interlock.Core.Schemas;
using Xunit;

namespace Interlock.Core.Tests.Schemas;

/// <summary>
/// The outside oracle. The table of <c>docs/json-schema.md</c> is this run:
/// <c>INTERLOCK_WRITE_DOCS=1 ./test core --filter-class '*SchemaSuiteTests'</c> writes it anew.
/// </summary>
public sealed class SchemaSuiteTests(ITestOutputHelper output)
{
    private const string From = "<!-- table -->";
    private const string To = "<!-- end of table -->";

    [Fact(Timeout = 60_000)]
    public async Task Every_required_case_of_the_official_suite_is_judged_as_the_suite_says()
    {
        await Task.Yield();
        var (suite, files) = Run();
        foreach (var wrong in files.SelectMany(f => f.Wrong.Select(w => $"{f.Name}: {w}")))
            output.WriteLine(wrong);
        Assert.Empty(files.SelectMany(f => f.Wrong));
        // A suite that shrank is not the suite.
        Assert.True(files.Count >= 44, $"{files.Count} files at {suite.Version}");
        Assert.True(files.Sum(f => f.Cases) >= 1_176, $"{files.Sum(f => f.Cases)} cases");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("bignum")]
    [InlineData("ecmascript-regex")]
    [InlineData("non-bmp-regex")]
    [InlineData("float-overflow")]
    [InlineData("format-assertion")]
    [InlineData("no-schema")]
    [InlineData("refOfUnknownKeyword")]
    [InlineData("format/date")]
    [InlineData("format/date-time")]
    [InlineData("format/time")]
    [InlineData("format/duration")]
    [InlineData("format/ipv4")]
    [InlineData("format/ipv6")]
    [InlineData("format/uuid")]
    [InlineData("format/json-pointer")]
    [InlineData("format/relative-json-pointer")]
    [InlineData("format/regex")]
    public async Task The_optional_cases_that_are_claimed_hold_too(string name)
    {
        await Task.Yield();
        var suite = SchemaSuite.Require();
        // Older copies of the suite judge patterns by format.
        var formats = new SchemaOptions { AssertFormats = !name.StartsWith("format-", StringComparison.Ordinal) };
        var file = SuiteFile.Run(suite.Optional(name), suite.Remotes(), formats);
        Assert.Empty(file.Wrong);
        Assert.NotEqual(0, file.Cases);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_published_table_is_that_of_this_suite()
    {
        var (suite, files) = Run();
        Assert.SkipWhen(suite.Version.Length == 0, "a suite of another origin is under test");
        var page = Path.Combine(SchemaSuite.Root, "docs", "json-schema.md");
        var text = await File.ReadAllTextAsync(page);
        var (start, end) = (text.IndexOf(From, StringComparison.Ordinal), text.IndexOf(To, StringComparison.Ordinal));
        var expected = $"{text[..(start + From.Length)]}\n{Table(suite, files)}{text[end..]}";
        if (Environment.GetEnvironmentVariable("INTERLOCK_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(page, expected);
        else
            Assert.Equal(expected, text);
    }

    private static (SchemaSuite Suite, List<SuiteFile> Files) Run()
    {
        var suite = SchemaSuite.Require();
        var remotes = suite.Remotes();
        return (suite, [.. suite.Required().Select(f => SuiteFile.Run(f, remotes, SchemaOptions.Default))]);
    }

    private static string Table(SchemaSuite suite, List<SuiteFile> files)
    {
        var table = new StringBuilder(
            $"\n{suite.Version}\n\n| tests of | cases | as the suite says |\n|---|---|---|\n"
        );
        foreach (var file in files)
            table.Append($"| {file.Name} | {file.Cases} | {file.Cases - file.Wrong.Count} |\n");
        var (cases, wrong) = (files.Sum(f => f.Cases), files.Sum(f => f.Wrong.Count));
        return table.Append($"| **all {files.Count} files** | **{cases}** | **{cases - wrong}** |\n\n").ToString();
    }
}
