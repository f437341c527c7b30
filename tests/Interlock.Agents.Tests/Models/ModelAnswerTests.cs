using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Models;

public sealed class ModelAnswerTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("openai", true)]
    [InlineData("anthropic", true)]
    [InlineData("deepseek", false)]
    [InlineData("minimax", false)]
    public async Task A_schema_is_enforced_by_the_provider_where_it_can_and_asked_for_in_words_where_not(
        string provider,
        bool native
    )
    {
        await using var bench = await ModelBench.StartAsync(
            provider,
            new Scenario([
                new Rule
                {
                    Schema = native,
                    Steps = [ModelBench.Says(new JsonObject { ["ok"] = true, ["note"] = null })],
                },
            ])
        );
        if (!native)
            bench.Stub.Play(Scenario.Always(ModelBench.Says("```json\n{\"ok\": true}\n```")));

        var result = await bench.RunAsync(bench.Turn() with { Schema = ModelBench.Schema });

        Assert.Null(result.Failure);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"ok":true}"""), JsonNode.Parse(result.Text)));
        Assert.Equal(
            !native,
            bench.Stub.Requests[0].Conversation.LatestPrompt.Contains("JSON Schema", StringComparison.Ordinal)
        );
    }

    [Theory(Timeout = 30_000)]
    [InlineData("openai")]
    [InlineData("deepseek")]
    [InlineData("anthropic")]
    public async Task A_message_that_breaks_the_schema_is_asked_for_again_with_what_is_wrong(string provider)
    {
        await using var bench = await ModelBench.StartAsync(
            provider,
            new Scenario([
                new Rule { Turn = 1, Steps = [ModelBench.Says("""{"ok": true, "note": "x"}""")] },
                new Rule { Turn = 2, Steps = [ModelBench.Says("sorry")] },
                new Rule { Turn = 3, Steps = [ModelBench.Says("""{"ok": false}""")] },
            ])
        );

        var result = await bench.RunAsync(bench.Turn() with { Schema = ModelBench.Schema });

        Assert.Equal(
            """{"ok": false}""",
            result.Text.Replace("""{"ok":false}""", """{"ok": false}""", StringComparison.Ordinal)
        );
        Assert.Contains("$.note", bench.Stub.Requests[1].Conversation.LatestPrompt, StringComparison.Ordinal);
        Assert.Contains("no JSON", bench.Stub.Requests[2].Conversation.LatestPrompt, StringComparison.Ordinal);
        Assert.Equal(
            bench.Provider.Schema == Agents.Models.Providers.SchemaForm.JsonObject,
            bench.Stub.Requests[2].Body.Contains("json_object", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_message_that_breaks_the_schema_three_times_fails_the_turn_and_is_still_told()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("""{"ok": 1}"""));

        var result = await bench.RunAsync(bench.Turn() with { Schema = ModelBench.Schema });

        Assert.Equal("no_structured_output", result.Failure?.Class);
        Assert.Contains("$.ok", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(3, bench.Stub.Requests.Count);
        Assert.Contains("1", result.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_question_is_answered_inside_the_turn()
    {
        await using var bench = await ModelBench.StartAsync("openai", Question(), ModelBench.Says("Took it."));
        AgentQuestion? asked = null;
        var turn = bench.Turn() with
        {
            Ask = (question, _) =>
            {
                asked = question;
                return Task.FromResult(QuestionPolicy.Default.Answer(question)!);
            },
        };

        var result = await bench.RunAsync(turn);

        Assert.Equal(("Took it.", null), (result.Text, result.Question));
        Assert.Equal(("Which one? [redacted]", 2), (asked?.Text, asked?.Recommended));
        Assert.Equal("blue", bench.LastResult);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_escalated_question_ends_the_turn_and_its_answer_is_the_next_one()
    {
        await using var bench = await ModelBench.StartAsync(
            "anthropic",
            new Scenario([
                new Rule { Turn = 1, Steps = [Question()] },
                new Rule { Turn = 2, Steps = [ModelBench.Says("Blue it is.")] },
            ])
        );
        var turn = bench.Turn() with
        {
            Ask = (question, _) => Task.FromResult(QuestionPolicy.Parse("escalate")!.Answer(question)!),
        };

        var first = await bench.RunAsync(turn);
        var second = await bench.RunAsync(bench.Turn("blue", "s2") with { Resume = first.Session });

        Assert.Equal("needs_owner", first.Failure?.Class);
        Assert.Equal(["red", "blue"], first.Question!.Options.Select(option => option.Label));
        Assert.Equal("Blue it is.", second.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nobody_to_ask_means_no_tool_to_ask_with()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("Done."));

        await bench.RunAsync();

        Assert.DoesNotContain("ask_user", bench.Stub.Requests[0].Conversation.Tools);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("openai", "\"reasoning\":{\"effort\":\"high\"}", "data:image/png;base64,")]
    [InlineData("anthropic", "\"effort\":\"high\"", "\"media_type\":\"image/png\"")]
    public async Task Model_effort_instructions_and_pictures_reach_the_provider(
        string provider,
        string effort,
        string image
    )
    {
        await using var bench = await ModelBench.StartAsync(provider, ModelBench.Says("Done."));
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder["a.png"], [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);

        var result = await bench.RunAsync(
            bench.Turn() with
            {
                Model = "m2",
                Effort = "high",
                Instructions = "Speak plainly.",
                Images = [folder["a.png"]],
            }
        );

        var body = bench.Stub.Requests[0].Body;
        Assert.Equal("m2", result.Model);
        Assert.Contains(effort, body, StringComparison.Ordinal);
        Assert.Contains(image, body, StringComparison.Ordinal);
        Assert.Contains("Speak plainly.", body, StringComparison.Ordinal);
        Assert.Contains("\"model\":\"m2\"", body, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_picture_that_is_none_is_refused_before_anything_is_spent()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("never"));

        var result = await bench.RunAsync(
            bench.Turn() with
            {
                Images = [Path.Combine(bench.Repository.Root, "README.md")],
            }
        );

        Assert.Equal("bad_request", result.Failure?.Class);
        Assert.Empty(bench.Stub.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_is_stored_at_the_provider()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("Done."));

        await bench.RunAsync();

        Assert.Contains("\"store\":false", bench.Stub.Requests[0].Body, StringComparison.Ordinal);
    }

    private static Step Question() =>
        ModelBench.Uses(
            "ask_user",
            ("question", $"Which\u001b[31m one? {ModelBench.Key}"),
            ("options", new JsonArray("red", "blue")),
            ("recommended", 2)
        );
}
