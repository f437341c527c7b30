using System.Text.Json;
using Interlock.Core.Schemas;
using Xunit;

namespace Interlock.Core.Tests.Schemas;

public sealed class SchemaFaultTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("""{"properties": {"a": {"type": "text"}}}""", "#/properties/a/type", "one or more of null")]
    [InlineData("""{"items": [{"type": "string"}]}""", "#/items", "an object or a boolean")]
    [InlineData("""{"allOf": []}""", "#/allOf", "at least one schema")]
    [InlineData("""{"minLength": -1}""", "#/minLength", "a whole number")]
    [InlineData("""{"required": "id"}""", "#/required", "an array of strings")]
    [InlineData("""{"multipleOf": 0}""", "#/multipleOf", "greater than 0")]
    [InlineData("""{"pattern": "(a"}""", "#/pattern", "not usable")]
    [InlineData("""{"pattern": "\\Z"}""", "#/pattern", "\\Z is no escape")]
    [InlineData("""{"$defs": {"x~y": {"$ref": "#/$defs/z"}}}""", "#/$defs/x~0y/$ref", "points to nothing")]
    [InlineData("""{"$ref": "https://example.test/x"}""", "#/$ref", "not known")]
    [InlineData("""{"$ref": "#x"}""", "#/$ref", "anchor that does not exist")]
    [InlineData("""{"$schema": "http://json-schema.org/draft-07/schema#"}""", "#", "dialect")]
    [InlineData("""{"$defs": {"a": {"$id": "x"}, "b": {"$id": "x"}}}""", "#/$defs/b", "already that of #/$defs/a")]
    [InlineData("""{"enum": 3}""", "#/enum", "must be an array")]
    [InlineData("""[]""", "#", "an object or a boolean")]
    [InlineData("""{"a": """, "#", "not JSON")]
    public async Task A_bad_schema_is_refused_with_its_place(string schema, string place, string problem)
    {
        await Task.Yield();
        Assert.Null(JsonSchema.TryParse(schema, out var failure));
        Assert.Equal("schema_invalid", failure!.Class);
        Assert.Contains($"at {place}:", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_registered_schema_can_be_referred_to_and_nothing_else()
    {
        await Task.Yield();
        using var shared = JsonDocument.Parse("""{"$defs": {"id": {"type": "string", "maxLength": 3}}}""");
        var registry = SchemaRegistry.Standard.With("https://example.test/shared", shared.RootElement);
        var schema = JsonSchema.Parse("""{"$ref": "https://example.test/shared#/$defs/id"}""", registry);
        using var document = JsonDocument.Parse("\"four\"");
        Assert.Equal("$ must have at most 3 characters, not 4", schema.Validate(document.RootElement)[0].Message);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_metaschema_accepts_itself_and_refuses_a_wrong_schema()
    {
        await Task.Yield();
        const string meta = """{"$ref": "https://json-schema.org/draft/2020-12/schema"}""";
        Assert.Empty(Check.Issues(meta, """{"properties": {"a": {"type": ["string", "null"]}}, "minItems": 2}"""));
        var issues = Check.Issues(meta, """{"properties": {"a": {"minLength": -1}}}""");
        Assert.Equal("$.properties.a.minLength must be at least 0", Assert.Single(issues).Message);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_schema_outlives_the_document_it_was_read_from()
    {
        JsonSchema schema;
        using (var document = JsonDocument.Parse("""{"const": {"a": [1]}}"""))
            schema = JsonSchema.Parse(document.RootElement);
        await Task.Yield();
        using var same = JsonDocument.Parse("""{"a": [1.0]}""");
        Assert.Empty(schema.Validate(same.RootElement));
    }
}
