using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexQuestionTests
{
    private static readonly Step SaysDone = new() { Say = "Done." };

    [Fact(Timeout = 30_000)]
    public async Task Questions_are_asked_one_after_another_and_answered_inside_the_turn()
    {
        await using var bench = await CodexBench.StartAsync(Asks(Question("q1"), Question("q2")), SaysDone);
        var asked = new List<AgentQuestion>();
        var answers = new Queue<AgentAnswer>([
            new AgentAnswer(AnswerKind.Choice, "blue", "user") { Choice = 2 },
            new AgentAnswer(AnswerKind.Text, "mauve, please", "user"),
        ]);

        var result = await bench.RunAsync(
            bench.Turn() with
            {
                Ask = (question, _) =>
                {
                    asked.Add(question);
                    return Task.FromResult(answers.Dequeue());
                },
            }
        );

        Assert.Null(result.Failure);
        Assert.Equal(["Which colour is q1?", "Which colour is q2?"], asked.Select(q => q.Text));
        Assert.Equal(["red (Recommended)", "blue"], asked[0].Options.Select(o => o.Label));
        Assert.Equal(("Colour", 1, true), (asked[0].Header, asked[0].Recommended, asked[0].AllowsText));
        Assert.NotEqual(asked[0].Id, asked[1].Id);
        var heard = bench.Stub.Requests[^1].Conversation.ToolResults[^1];
        Assert.Contains("blue", heard, StringComparison.Ordinal);
        Assert.Contains("mauve, please", heard, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task While_a_person_thinks_no_time_of_the_turn_passes()
    {
        await using var bench = await CodexBench.StartAsync(Asks(Question("q1")), SaysDone);
        var answer = new AgentAnswer(AnswerKind.Choice, "blue", "user") { Choice = 2 };

        var result = await bench.RunAsync(
            bench.Turn() with
            {
                Timeout = TimeSpan.FromSeconds(8),
                IdleTimeout = TimeSpan.FromSeconds(8),
                Ask = async (_, cancellation) =>
                {
                    using var thinking = new PeriodicTimer(TimeSpan.FromSeconds(9));
                    await thinking.WaitForNextTickAsync(cancellation);
                    return answer;
                },
            }
        );

        Assert.Null(result.Failure);
        Assert.Equal("Done.", result.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_escalated_question_ends_the_turn_and_can_be_answered_by_the_next()
    {
        await using var bench = await CodexBench.StartAsync(
            new Scenario([
                new Rule { Prompt = ["blue"], Steps = [new Step { Say = "Painted." }] },
                new Rule { Steps = [Asks(Question("q1"))] },
            ])
        );

        var first = await bench.RunAsync(bench.Turn(home: "h") with { Ask = Escalate });
        var second = await bench.RunAsync(bench.Turn("blue", "s2", "h") with { Resume = first.Session });

        Assert.Equal("needs_owner", first.Failure?.Class);
        Assert.Equal("Which colour is q1?", first.Question?.Text);
        Assert.Equal("Painted.", second.Text);
        Assert.Empty(bench.Survivors());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("hunter2-of-the-vault")]
    [InlineData("pw")]
    public async Task A_secret_answer_is_in_no_record(string secret)
    {
        var question = Question("q1");
        question["isSecret"] = true;
        await using var bench = await CodexBench.StartAsync(
            Asks(question),
            new Step { Say = "The password is hunter2-of-the-vault." }
        );
        var asked = new List<AgentQuestion>();

        var result = await bench.RunAsync(
            bench.Turn(home: "h") with
            {
                Ask = (q, _) =>
                {
                    asked.Add(q);
                    return Task.FromResult(new AgentAnswer(AnswerKind.Text, secret, "user"));
                },
            }
        );

        Assert.Null(result.Failure);
        Assert.SkipUnless(asked[0].IsSecret, "this Codex offers its model no secret questions");
        Assert.Contains(secret, bench.Stub.Requests[^1].Conversation.ToolResults[^1], StringComparison.Ordinal);
        Assert.Contains("[redacted]", bench.Record("protocol.jsonl"), StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{secret}\"", bench.Record("protocol.jsonl"), StringComparison.Ordinal);
        if (secret.Length < 4)
            return; // too short to be told from other words
        Assert.DoesNotContain(secret, bench.Record("protocol.jsonl") + result.Text, StringComparison.Ordinal);
        bench.Stub.Play(Scenario.Always(SaysDone));
        var resumed = await bench.RunAsync(bench.Turn("go on", "s2", "h") with { Resume = result.Session });
        Assert.Null(resumed.Failure);
        Assert.DoesNotContain(secret, bench.Stub.Requests[^1].Body, StringComparison.Ordinal); // so neither in Codex's own record
        Assert.Contains("[redacted]", bench.Stub.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Codex_itself_refuses_a_question_when_nobody_answers()
    {
        await using var bench = await CodexBench.StartAsync(Asks(Question("q1")), SaysDone);

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Contains("unavailable", bench.Stub.Requests[^1].Conversation.ToolResults[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("requestUserInput", bench.Record("protocol.jsonl"), StringComparison.Ordinal);
    }

    private static Task<AgentAnswer> Escalate(AgentQuestion question, CancellationToken cancellation) =>
        Task.FromResult(new AgentAnswer(AnswerKind.Escalated, "", "policy:escalate"));

    private static Step Asks(params JsonObject[] questions) =>
        new()
        {
            Tool = "request_user_input",
            Arguments = new JsonObject { ["questions"] = new JsonArray([.. questions]) },
        };

    private static JsonObject Question(string id) =>
        new()
        {
            ["id"] = id,
            ["header"] = "Colour",
            ["question"] = $"Which colour is {id}?",
            ["options"] = new JsonArray(
                new JsonObject { ["label"] = "red (Recommended)", ["description"] = "warm" },
                new JsonObject { ["label"] = "blue", ["description"] = "cold" }
            ),
        };
}
