using Xunit;

namespace Interlock.Core.Tests.Schemas;

public sealed class EcmaPatternTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("b", "abc", true)]
    [InlineData(@"^\d$", "१", false)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^[^\s]$", "\u2029", false)]
    [InlineData(@"\bcafé\b", "un café", false)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^.{2}$", "😀", false)]
    [InlineData("^😀{2}$", "😀😀", true)]
    [InlineData("^[😀-😎]+$", "😂", true)]
    [InlineData("^[^😀]$", "😂", true)]
    [InlineData("^[^😀]$", "😀", false)]
    [InlineData(@"^\u{1F600}$", "😀", true)]
    [InlineData(@"^\uD83D\uDE00$", "😀", true)]
    [InlineData(@"^\p{Letter}+$", "éa", true)]
    [InlineData(@"^\P{L}$", "a", false)]
    [InlineData("^[a-z-[aeiou]]$", "b]", true)]
    [InlineData("^[]$", "", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData(@"^(?<x>a)(b)\2\k<x>$", "abba", true)]
    [InlineData(@"^(?:(a)|b)\1$", "b", true)]
    [InlineData("^a{2,}$", "aaa", true)]
    [InlineData(@"^(?<!a)b", "b", true)]
    [InlineData(@"^[\w.-]+$", "a.b-c", true)]
    [InlineData(@"^\cC$", "\u0003", true)]
    public async Task A_pattern_means_what_it_means_in_a_browser(string pattern, string text, bool fits)
    {
        await Task.Yield();
        var schema = $$"""{"pattern": {{System.Text.Json.JsonSerializer.Serialize(pattern)}}}""";
        var issues = Check.Issues(schema, System.Text.Json.JsonSerializer.Serialize(text));
        Assert.Equal(fits, issues.Count == 0);
        Assert.DoesNotContain(issues, i => i.Keyword == "limit");
    }

    [Theory(Timeout = 30_000)]
    [InlineData(@"\A")]
    [InlineData("(?>a)")]
    [InlineData("(?i)a")]
    [InlineData("(?#x)")]
    [InlineData(@"\p{Script=Greek}")]
    [InlineData(@"\1")]
    [InlineData(@"(?<a>x)\k<b>")]
    [InlineData("[z-a]")]
    [InlineData("[a")]
    [InlineData("a\\")]
    [InlineData("*")]
    public async Task What_is_no_pattern_or_has_no_counterpart_is_refused(string pattern)
    {
        await Task.Yield();
        var schema = $$"""{"pattern": {{System.Text.Json.JsonSerializer.Serialize(pattern)}}}""";
        Assert.Null(Interlock.Core.Schemas.JsonSchema.TryParse(schema, out var failure));
        Assert.Contains("#/pattern", failure!.Message, StringComparison.Ordinal);
    }
}
