using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Interlock.Loops.Ship.Plan;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Plan;

public sealed class ModelJsonTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("{\"decision\":\"approve\"}")]
    [InlineData("\uFEFF  {\"decision\":\"approve\"}\n")]
    [InlineData("Here you are:\n```json\n{\"decision\":\"approve\"}\n```\nGoodbye.")]
    [InlineData("I looked at `{}` and {a: 1}. {\"decision\":\"approve\"}")]
    [InlineData("First { then {\"note\":1} and {\"decision\":\"approve\"} and {\"after\":2}")]
    [InlineData("{\"decision\":\"approve\"} said twice: {\"decision\":\"approve\"}")]
    [InlineData("A brace in text: \" { \" then {\"decision\":\"approve\"}")]
    public Task The_one_document_is_found(string text)
    {
        var (json, problem) = ModelJson.Extract(text);
        Assert.Null(problem);
        Assert.Equal("{\"decision\":\"approve\"}", json);
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("{\"decision\":\"approve\"} {\"decision\":\"reject\"}", "several different")]
    [InlineData(
        "The file says ```json\n{\"decision\":\"approve\"}\n``` but {\"decision\":\"reject\"}",
        "several different"
    )]
    [InlineData("{\"decision\":\"reject\",\"decision\":\"approve\"}", "twice")]
    [InlineData("ok {\"decision\":\"reject\",\"d\\u0065cision\":\"approve\"}", "twice")]
    [InlineData("{\"tasks\":[{\"id\":\"a\",\"id\":\"b\"}]}", "twice")]
    [InlineData("{\"decision\":\"approve\"} then {\"decision\":\"rej", "in the middle")]
    [InlineData("{\"decision\":\"reject\",\"x\":{\"decision\":\"approve\"}", "in the middle")]
    [InlineData("{\"decision\":\"reject\", oops, \"x\":{\"decision\":\"approve\"}}", "not JSON")]
    [InlineData("text {\"decision\":\"approve\",\"summary\":\"\\ud800\"}", "Unicode")]
    [InlineData("LGTM, approve!", "no JSON object")]
    [InlineData("", "empty")]
    [InlineData("[1, 2", "not JSON")]
    public Task What_can_be_read_in_two_ways_or_not_at_all_is_refused(string text, string reason)
    {
        var (json, problem) = ModelJson.Extract(text);
        Assert.Null(json);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("{\"a\":1} {\"b\":2}", "{\"b\":2}")]
    [InlineData("```\n[1,2]\n```\n{\"b\":2}", "[1,2]")]
    [InlineData("{\"a\":{\"decision\":\"approve\"}} end", "{\"a\":{\"decision\":\"approve\"}}")]
    [InlineData("{\"a\":1,} // done", "{\"a\":1,} // done")]
    public Task Without_a_verdict_the_fenced_or_the_last_document_counts(string text, string expected)
    {
        Assert.Equal(expected, ModelJson.Extract(text).Json);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public Task Any_text_gives_a_document_or_a_reason_and_never_throws()
    {
        var pieces = Gen.Elements(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            "\n",
            "```",
            "```json\n",
            "{\"decision\":",
            "\"approve\"",
            "{\"tasks\":[",
            "]}",
            "{}",
            "1",
            "null",
            " ",
            "x",
            "\ud800",
            "\\ud800",
            "// c",
            "/*",
            "é",
            "\0"
        );
        var texts = pieces.ListOf().Select(string.Concat);
        Prop.ForAll(
                texts.ToArbitrary(),
                text =>
                {
                    var (json, problem) = ModelJson.Extract(text);
                    if (json is null)
                        return problem is not null;
                    using var document = JsonDocument.Parse(
                        json,
                        new JsonDocumentOptions
                        {
                            AllowTrailingCommas = true,
                            CommentHandling = JsonCommentHandling.Skip,
                        }
                    );
                    return problem is null;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("{")]
    [InlineData("{\"a\":[")]
    [InlineData("{}")]
    [InlineData("{\"a\":\"")]
    [InlineData("```\n")]
    public Task A_hostile_message_of_five_megabytes_is_read_in_time(string piece)
    {
        ModelJson.Extract("x " + string.Concat(Enumerable.Repeat(piece, 5_000_000 / piece.Length)));
        return Task.CompletedTask;
    }
}
