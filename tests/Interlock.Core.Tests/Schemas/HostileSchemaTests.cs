using System.Text.Json;
using Interlock.Core.Schemas;
using Xunit;

namespace Interlock.Core.Tests.Schemas;

/// <summary>Schemas and documents come from models: none may hang or end the process.</summary>
public sealed class HostileSchemaTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("""{"$ref": "#"}""")]
    [InlineData("""{"allOf": [{"$ref": "#"}, {"$ref": "#"}]}""")]
    [InlineData("""{"not": {"$ref": "#"}}""")]
    [InlineData("""{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"}""")]
    [InlineData("""{"$dynamicAnchor": "x", "anyOf": [{"$dynamicRef": "#x"}, true]}""")]
    public async Task A_schema_that_refers_to_itself_without_end_ends_in_an_issue(string schema)
    {
        await Task.Yield();
        Assert.Contains(Check.Issues(schema, "1"), i => i.Keyword == "limit");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_schema_whose_work_doubles_at_every_level_ends_in_an_issue()
    {
        await Task.Yield();
        var levels = Enumerable
            .Range(0, 60)
            .Select(i =>
                $$"""
                    "l{{i}}": {"oneOf": [{"$ref": "#/$defs/l{{i + 1}}"}, {"$ref": "#/$defs/l{{i + 1}}"}]}
                    """
            );
        var schema = $$"""
            {"$ref": "#/$defs/l0", "$defs": { {{string.Join(',', levels)}}, "l60": {"type": "null"} } }
            """;
        var issue = Check.Issues(schema, "1")[0];
        Assert.Equal("limit", issue.Keyword);
        Assert.Contains("steps", issue.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_explanation_of_nested_alternatives_stays_short()
    {
        await Task.Yield();
        var schema = """{"type": "null"}""";
        for (var i = 0; i < 12; i++)
            schema = $$"""{"anyOf": [{{schema}}], "oneOf": [{{schema}}]}""";
        Assert.All(Check.Messages(schema, "1"), m => Assert.True(m.Length < 1_000, m));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_pattern_that_backtracks_without_end_is_given_up()
    {
        await Task.Yield();
        var document = $$"""{"a": "{{new string('a', 60)}}!", "b": "{{new string('a', 60)}}!"}""";
        var issues = Check.Issues("""{"additionalProperties": {"pattern": "^(a+)+$"}}""", document);
        Assert.Contains("too long", Assert.Single(issues, i => i.Keyword == "limit").Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_document_nested_too_deep_is_an_issue()
    {
        await Task.Yield();
        var deep = new string('[', 5_000) + new string(']', 5_000);
        Assert.Contains(
            "nested",
            Assert.Single(Check.Messages("""{"items": {"$ref": "#"}}""", deep)),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_schema_nested_too_deep_is_refused()
    {
        await Task.Yield();
        var text = string.Concat(Enumerable.Repeat("""{"not":""", 2_000)) + "true" + new string('}', 2_000);
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 10_000 });
        var refused = Assert.Throws<SchemaException>(() => JsonSchema.Parse(document.RootElement));
        Assert.Contains("nested", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_number_too_long_to_count_is_an_issue()
    {
        await Task.Yield();
        Assert.Equal("limit", Check.Issues("true", new string('9', 100_000))[0].Keyword);
        Assert.Equal("limit", Check.Issues("true", "1e99999999999999999999")[0].Keyword);
    }

    [Fact(Timeout = 30_000)]
    public async Task Half_a_character_is_an_issue_and_no_exception()
    {
        await Task.Yield();
        Assert.Equal("limit", Check.Issues("true", """["\ud800"]""")[0].Keyword);
        Assert.Equal("limit", Check.Issues("true", """{"\udc00": 1}""")[0].Keyword);
        Assert.Null(JsonSchema.TryParse("""{"pattern": "\ud800"}""", out var failure));
        Assert.Equal("schema_invalid", failure!.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_large_array_of_large_values_is_searched_for_repeats_in_linear_time()
    {
        await Task.Yield();
        var items = Enumerable.Range(0, 50_000).Select(i => $$"""{"name": "n", "at": [{{i}}, {{i}}.0]}""");
        Assert.Empty(Check.Issues("""{"uniqueItems": true}""", $"[{string.Join(',', items)}]"));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_enormous_schema_is_refused()
    {
        await Task.Yield();
        var text = $$"""{"enum": [{{string.Join(',', Enumerable.Repeat("1", 300_000))}}]}""";
        Assert.Null(JsonSchema.TryParse(text, out var failure));
        Assert.Contains("more than", failure!.Message, StringComparison.Ordinal);
    }
}
