using Interlock.Core.Agents;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpQuestionTests : IDisposable
{
    private readonly ScriptedAgent agent = new();
    private readonly List<AgentQuestion> asked = [];

    [Fact(Timeout = 30_000)]
    public async Task A_question_is_answered_inside_the_same_turn()
    {
        var turn = agent.Turn(
            Form(
                new
                {
                    color = new
                    {
                        type = "string",
                        title = "Color",
                        description = "For the door",
                        oneOf = new[] { new { @const = "r", title = "Red" }, new { @const = "b", title = "Blue" } },
                        @default = "b",
                    },
                    name = new { type = "string", title = "Name" },
                    sure = new { type = "boolean" },
                    many = new { type = "array", items = new { type = "string", @enum = new[] { "x", "y" } } },
                    size = new { type = "integer" },
                }
            )
        );

        var answers = await agent.AnswersAsync(
            turn with
            {
                Ask = Answering(
                    new(AnswerKind.Choice, "Red", "user") { Choice = 1 },
                    new(AnswerKind.Text, "Bob", "user"),
                    new(AnswerKind.Choice, "No", "user") { Choice = 2 },
                    new(AnswerKind.Text, "y", "user"),
                    new(AnswerKind.Text, "7", "user")
                ),
            }
        );

        Assert.Equal(
            """{"action":"accept","content":{"color":"r","name":"Bob","sure":false,"many":["y"],"size":7}}""",
            Assert.Single(answers)!["result"]!.ToJsonString()
        );
        Assert.Equal(("Which?\nFor the door", "Color", 2), (asked[0].Text, asked[0].Header, asked[0].Recommended));
        Assert.Equal(["Red", "Blue"], asked[0].Options.Select(option => option.Label));
        Assert.False(asked[0].AllowsText);
        Assert.True(asked[1].AllowsText);
    }

    [Fact(Timeout = 30_000)]
    public async Task When_nobody_answers_the_agent_is_told_to_decide_by_itself()
    {
        var answers = await agent.AnswersAsync(
            agent.Turn(
                Form(new { name = new { type = "string" } }),
                Form(new { pick = new { type = "string", @enum = new[] { "a", "b" } } }),
                ScriptedAgent.Ask(
                    "elicitation/create",
                    new
                    {
                        mode = "url",
                        url = "http://127.0.0.1/",
                        message = "Go",
                    }
                )
            )
        );

        Assert.Equal(AgentAnswer.NobodyAnswers, (string?)answers[0]!["result"]!["content"]!["name"]);
        Assert.Equal("decline", (string?)answers[1]!["result"]!["action"]);
        Assert.Equal("decline", (string?)answers[2]!["result"]!["action"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_question_for_the_owner_ends_the_turn_and_keeps_the_conversation()
    {
        var turn = agent.Turn(Form(new { name = new { type = "string" } }), new { hang = true });

        var result = await agent
            .Agent()
            .RunAsync(
                turn with
                {
                    Ask = Answering(new AgentAnswer(AnswerKind.Escalated, "", "policy:escalate")),
                },
                default
            );

        Assert.Equal("needs_owner", result.Failure?.Class);
        Assert.Equal(("Which?", "ses-1"), (result.Question?.Text, result.Session));
        Assert.Empty(agent.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_text_of_a_question_is_cleaned()
    {
        var escapes = ScriptedAgent.Ask(
            "elicitation/create",
            new
            {
                mode = "form",
                message = "\u001b[31mred\u001b[0m " + new string('x', 100_000),
                requestedSchema = new { type = "object", properties = new { a = new { type = "string" } } },
            }
        );

        await agent.AnswersAsync(
            agent.Turn(escapes) with
            {
                Ask = Answering(new AgentAnswer(AnswerKind.Text, "", "u")),
            }
        );

        Assert.StartsWith("red x", asked[0].Text, StringComparison.Ordinal);
        Assert.InRange(asked[0].Text.Length, 100, 3000);
    }

    public void Dispose() => agent.Dispose();

    private Func<AgentQuestion, CancellationToken, Task<AgentAnswer>> Answering(params AgentAnswer[] answers) =>
        (question, _) =>
        {
            asked.Add(question);
            return Task.FromResult(answers[asked.Count - 1]);
        };

    private static object Form(object properties) =>
        ScriptedAgent.Ask(
            "elicitation/create",
            new
            {
                mode = "form",
                message = "Which?",
                requestedSchema = new { type = "object", properties },
            }
        );
}
