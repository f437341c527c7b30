using Interlock.Core.Schemas;
using Xunit;

namespace Interlock.Core.Tests.Schemas;

public sealed class SchemaMessageTests
{
    private const string Plan = """
        {
          "type": "object",
          "required": ["tasks"],
          "additionalProperties": false,
          "properties": {
            "decision": { "enum": ["approve", "reject", "needs_owner"] },
            "tasks": {
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "object",
                "required": ["id", "files", "prompt"],
                "properties": {
                  "id": { "type": "string", "pattern": "^[a-z0-9-]+$" },
                  "files": { "type": "array", "items": { "type": "string", "minLength": 1 }, "uniqueItems": true },
                  "prompt": { "type": "string" }
                }
              }
            }
          }
        }
        """;

    [Fact(Timeout = 30_000)]
    public async Task A_good_document_has_no_issue()
    {
        await Task.Yield();
        Assert.Empty(Check.Issues(Plan, """{"tasks": [{"id": "a", "files": ["x.cs"], "prompt": "do"}]}"""));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_message_names_the_place_and_what_to_change()
    {
        await Task.Yield();
        var messages = Check.Messages(
            Plan,
            """
            {
              "tasks": [{"id": "a", "files": ["x", "", "x"], "prompt": 3}, {"id": "B b", "prompt": "do"}],
              "decision": "maybe", "note": 1
            }
            """
        );
        string[] expected =
        [
            "$.tasks[0].files[1] must not be empty",
            "$.tasks[0].files[2] repeats $.tasks[0].files[0]",
            "$.tasks[0].prompt must be a string, not a number",
            "$.tasks[1].files is required",
            "$.tasks[1].id must match the pattern \"^[a-z0-9-]+$\"",
            "$.decision must be one of approve, reject, needs_owner",
            "$.note is not a known property; known are decision, tasks",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), messages.Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_issue_carries_its_path_and_keyword()
    {
        await Task.Yield();
        var issue = Assert.Single(Check.Issues(Plan, """{"tasks": []}"""));
        Assert.Equal(new SchemaIssue("$.tasks", "minItems", "$.tasks must have at least 1 item, not 0"), issue);
    }

    [Fact(Timeout = 30_000)]
    public async Task Of_alternatives_the_closest_is_explained()
    {
        await Task.Yield();
        const string schema = """
            {
              "oneOf": [
                {"properties": {"kind": {"const": "file"}, "path": {"type": "string"}}, "required": ["kind", "path"]},
                {"properties": {"kind": {"const": "url"}, "url": {"type": "string"}}, "required": ["kind", "url"]},
                {"type": "string"}
              ]
            }
            """;
        Assert.Equal(
            "$ fits none of the 3 forms allowed here; in the closest one $.url is required",
            Assert.Single(Check.Messages(schema, """{"kind": "url"}"""))
        );
        Assert.Equal(
            "$ fits form 1 and form 2 of the 2 allowed here; exactly one must fit",
            Assert.Single(Check.Messages("""{"oneOf": [true, {"minimum": 1}]}""", "3"))
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Names_and_values_from_outside_are_shown_harmlessly()
    {
        await Task.Yield();
        var message = Assert.Single(
            Check.Messages("""{"additionalProperties": false}""", """{"\u001b[31m \"red\"\n": 1}""")
        );
        Assert.Equal("""$["\u001b[31m \"red\"\u000a"] is not a known property""", message);
        var length = Check.Messages("""{"additionalProperties": false}""", $$"""{"{{new string('x', 5_000)}}": 1}""");
        Assert.True(length[0].Length < 200, length[0]);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_list_of_issues_ends_at_its_limit()
    {
        await Task.Yield();
        var many = $"[{string.Join(',', Enumerable.Repeat("1", 1_000))}]";
        const string schema = """{"items": {"type": "string"}}""";
        Assert.Equal(40, Check.Issues(schema, many).Count);
        Assert.Equal(3, Check.Issues(schema, many, new SchemaOptions { MaxIssues = 3 }).Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task One_fault_is_told_once_though_two_branches_find_it()
    {
        await Task.Yield();
        const string schema = """{"allOf": [{"type": "string"}, {"type": "string"}], "type": "string"}""";
        Assert.Equal("$ must be a string, not null", Assert.Single(Check.Messages(schema, "null")));
    }

    [Fact(Timeout = 30_000)]
    public async Task Numbers_are_compared_exactly_whatever_their_size()
    {
        await Task.Yield();
        Assert.Empty(Check.Issues("""{"multipleOf": 0.1}""", "0.3"));
        Assert.Empty(Check.Issues("""{"const": 1e400}""", "10e399"));
        Assert.Empty(Check.Issues("""{"type": "integer", "multipleOf": 3}""", "3e900000000000"));
        Assert.Equal(
            "$ must be at most 0.30000000000000000001",
            Check.Messages("""{"maximum": 0.30000000000000000001}""", "0.30000000000000000002")[0]
        );
        Assert.Equal("$ must be a multiple of 7", Check.Messages("""{"multipleOf": 7}""", "1e900000000000")[0]);
        Assert.Equal("$ must be at least -5", Check.Messages("""{"minimum": -5}""", "-50")[0]);
    }
}
