using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexSchemaTests
{
    private const string Plan = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["tasks"],"properties":{
          "tasks":{"type":"array","minItems":1,"items":{"type":"object","required":["id"],"properties":{
            "id":{"type":"string","minLength":1},"verify":{"type":"string"},"note":{"type":["string","null"]}}}},
          "risks":{"type":"array","items":{"type":"string"}}}}
        """;

    [Fact(Timeout = 30_000)]
    public async Task A_schema_reaches_the_model_in_the_strict_form()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = JsonNode.Parse("""{"tasks":[]}""") });

        await bench.RunAsync(bench.Turn() with { Schema = CodexBench.Schema(Plan) });

        var format = JsonNode.Parse(bench.Stub.Requests[0].Body)!["text"]!["format"]!;
        Assert.Equal("json_schema", (string?)format["type"]);
        Assert.True((bool?)format["strict"]);
        var schema = format["schema"]!;
        Assert.Equal("""["tasks","risks"]""", schema["required"]!.ToJsonString());
        var task = schema["properties"]!["tasks"]!["items"]!;
        Assert.False((bool?)task["additionalProperties"]);
        Assert.Equal("""["id","verify","note"]""", task["required"]!.ToJsonString());
        Assert.Equal(
            """{"anyOf":[{"type":"string"},{"type":"null"}]}""",
            task["properties"]!["verify"]!.ToJsonString()
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Nulls_that_stand_for_nothing_are_taken_out_of_the_answer()
    {
        var answer = """{"tasks":[{"id":"a","verify":null,"note":null}],"risks":null}""";
        await using var bench = await CodexBench.StartAsync(new Step { Say = answer });

        var result = await bench.RunAsync(bench.Turn() with { Schema = CodexBench.Schema(Plan) });

        Assert.Equal("""{"tasks":[{"id":"a","note":null}]}""", result.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_answer_that_is_no_JSON_comes_as_it_is()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "this is {not json" });

        var result = await bench.RunAsync(bench.Turn() with { Schema = CodexBench.Schema(Plan) });

        Assert.Equal("this is {not json", result.Text);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""{"type":"object","additionalProperties":{"type":"number"}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#/$defs/a"}},"$defs":{"a":{"type":"string"}}}""")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""")]
    public async Task A_schema_that_has_no_strict_form_goes_into_the_prompt(string schema)
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = JsonNode.Parse("""{"a":1}""") });

        var result = await bench.RunAsync(bench.Turn("do it") with { Schema = CodexBench.Schema(schema) });

        var request = Assert.Single(bench.Stub.Requests);
        Assert.False(request.Conversation.HasSchema);
        Assert.StartsWith("do it", request.Conversation.LatestPrompt, StringComparison.Ordinal);
        Assert.Contains(schema, request.Conversation.LatestPrompt, StringComparison.Ordinal);
        Assert.Equal("""{"a":1}""", result.Text);
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(result.Text).ValueKind);
    }
}
