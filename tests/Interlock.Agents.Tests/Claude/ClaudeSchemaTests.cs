using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeSchemaTests
{
    // Of a dialect, with a format and an id that Claude Code itself would not compile.
    private static readonly JsonElement Verdict = JsonElement.Parse(
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:verdict", "type": "object",
         "properties": {"ok": {"type": "boolean"}, "at": {"type": ["string", "null"], "format": "date-time"},
                        "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}}},
         "required": ["ok", "at", "parts"], "additionalProperties": false,
         "$defs": {"part": {"type": "object", "properties": {"format": {"type": "string"}}, "required": ["format"]}}}
        """
    );

    private const string Good = """{"ok":true,"at":null,"parts":[{"format":"a"}]}""";

    [Fact(Timeout = 30_000)]
    public async Task A_schema_is_answered_by_structured_output()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = JsonNode.Parse(Good) });

        var result = await bench.RunAsync(bench.Turn() with { Schema = Verdict });

        Assert.Null(result.Failure);
        Assert.Equal(Good, result.Text);
        Assert.Single(bench.Stub.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task Output_that_breaks_the_schema_is_asked_for_again()
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step { Say = JsonNode.Parse("""{"ok":"maybe"}""") },
            new Step { Say = JsonNode.Parse(Good) }
        );

        var result = await bench.RunAsync(bench.Turn() with { Schema = Verdict });

        Assert.Null(result.Failure);
        Assert.Equal(Good, result.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_that_ends_without_its_structured_output_says_so()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = "I would rather not." });

        var result = await bench.RunAsync(bench.Turn() with { Schema = Verdict });

        Assert.Equal(("no_structured_output", true), (result.Failure?.Class, result.Failure?.Retryable));
        Assert.Equal("I would rather not.", result.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_schema_that_no_tool_can_have_is_asked_for_in_words()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = "[1, 2]" });
        var list = JsonElement.Parse("""{"type": "array", "prefixItems": [{"type": "integer"}]}""");

        var result = await bench.RunAsync(bench.Turn() with { Schema = list });

        Assert.Null(result.Failure);
        Assert.Equal("[1, 2]", result.Text);
        Assert.Contains("prefixItems", bench.Stub.Requests[0].Conversation.LatestPrompt, StringComparison.Ordinal);
    }
}
