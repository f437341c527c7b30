using Interlock.Agents.Tests.Resilience;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Xunit;

namespace Interlock.Agents.Tests.Command;

public sealed class CommandConversationTests : IDisposable
{
    private const string Asks = """
        command:p=$(cat); if [ $INTERLOCK_TURN = 1 ]; then
        echo '{"question":"Which colour?","options":["red",{"label":"blue"}],"recommended":2}' > $INTERLOCK_QUESTION; exit 3; fi
        echo "you said $p"
        """;

    private readonly Crew crew = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => crew.Dispose();

    private AgentTurn Turn(QuestionPolicy? policy = null) =>
        crew.Turn() with
        {
            Ask = policy is null ? null : (question, _) => Task.FromResult(policy.Answer(question)!),
        };

    private Task<TurnResult> Run(string name, AgentTurn? turn = null) =>
        crew.Agent(name).RunAsync(turn ?? Turn(), Stop);

    [Fact(Timeout = 30_000)]
    public async Task A_question_that_comes_with_a_failing_exit_still_counts_as_one()
    {
        var result = await Run(Asks);

        Assert.Equal(("Which colour?", 2), (result.Question?.Text, result.Question?.Recommended));
        Assert.Equal(["red", "blue"], result.Question!.Options.Select(option => option.Label));
        Assert.Equal("agent_failed", result.Failure?.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_answer_of_a_policy_is_the_prompt_of_the_next_run_in_the_same_turn() =>
        Assert.Equal((null, "you said blue\n"), Told(await Run(Asks, Turn(QuestionPolicy.Default))));

    [Fact(Timeout = 30_000)]
    public async Task The_answer_can_be_the_next_turn_of_the_same_conversation()
    {
        var asked = await Run(Asks);
        var answered = await Run(Asks, Turn() with { Prompt = "green", Resume = asked.Session });
        Assert.Equal((null, "you said green\n"), Told(answered));
        Assert.Equal(asked.Session, answered.Session);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_escalated_question_ends_the_turn_and_needs_the_owner()
    {
        var result = await Run(Asks, Turn(QuestionPolicy.Parse("escalate")));
        Assert.Equal(("needs_owner", "Which colour?"), (result.Failure?.Class, result.Question?.Text));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("{\"question\":\"Which", "is no JSON object")]
    [InlineData("[]", "is no JSON object")]
    [InlineData("", "is no JSON object")]
    [InlineData("{\"questoin\":\"Which?\"}", "has no text as its 'question'")]
    [InlineData("{\"question\":\"Which?\",\"options\":\"a, b\"}", "has 'options' that are no list")]
    public async Task A_question_that_cannot_be_read_fails_the_turn(string question, string problem)
    {
        var result = await Run($"command:printf '%s' '{question}' > $INTERLOCK_QUESTION; exit 3");

        Assert.Null(result.Question);
        Assert.Equal(("bad_question", FailureOwner.User), (result.Failure?.Class, result.Failure!.Owner));
        Assert.Contains(problem, result.Failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("{\"inputTokens\": 5", "is no JSON object")]
    [InlineData("{\"inputTokens\": 5, \"outputTokens\": \"7\"}", "has a 'outputTokens'")]
    [InlineData("{\"money\": -1}", "has a 'money'")]
    public async Task Usage_that_cannot_be_read_is_unknown_and_said_to_be(string usage, string problem)
    {
        var told = new List<string>();

        var result = await Run(
            $"command:printf '%s' '{usage}' > $INTERLOCK_USAGE; echo done",
            Turn() with
            {
                Progress = told.Add,
            }
        );

        Assert.Equal((null, "done\n"), Told(result));
        Assert.Equal(TokenUsage.Unknown, result.Usage);
        Assert.Contains(problem, Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_that_never_stops_asking_is_stopped()
    {
        var result = await Run(
            "command:echo x >> asked; echo '{\"question\":\"And now?\"}' > $INTERLOCK_QUESTION",
            Turn(QuestionPolicy.Parse("text:go on"))
        );
        Assert.Contains("more than 6 questions", result.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal(7, File.ReadLines(crew["workspace/asked"]).Count());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_secret_answer_reaches_the_command_and_no_record()
    {
        var agent = Asks.Replace("\"options\"", "\"secret\":true,\"options\"", StringComparison.Ordinal)
            .Replace("echo \"you said $p\"", "test ${#p} = 14 && echo right", StringComparison.Ordinal);
        var result = await Run(agent, Turn(QuestionPolicy.Parse("text:hush-hush-hush")));
        Assert.Equal((null, "right\n"), Told(result));
        Assert.All(
            Directory
                .GetFiles(crew["session"], "*", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(crew["home"], "*", SearchOption.AllDirectories)),
            file => Assert.DoesNotContain("hush-hush", File.ReadAllText(file), StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_resumed_conversation_knows_what_was_said_and_keeps_its_memory()
    {
        const string agent =
            "command:cat >> $INTERLOCK_MEMORY/all; cat $INTERLOCK_MEMORY/all $INTERLOCK_HISTORY; echo $INTERLOCK_TURN";
        var first = await Run(agent, Turn() with { Prompt = "one," });
        var second = await Run(agent, Turn() with { Prompt = "two.", Resume = first.Session });
        Assert.StartsWith("one,two.", second.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n2\n", second.Text, StringComparison.Ordinal);
        Assert.Contains("{\"turn\":1,\"kind\":\"prompt\",\"text\":\"one,\"}", second.Text, StringComparison.Ordinal);
        var anew = await Run(agent, Turn() with { Prompt = "three." });
        Assert.StartsWith("three.", anew.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("one,", anew.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_conversation_that_is_not_there_is_a_failure()
    {
        var result = await Run("command:touch started", Turn() with { Resume = "command-0123456789ab" });
        Assert.Equal("unknown_session", result.Failure?.Class);
        Assert.False(File.Exists(crew["workspace/started"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_interrupted_command_may_say_where_it_stands_and_can_be_resumed()
    {
        using var interrupt = new CancellationTokenSource();
        const string agent =
            "command:if [ $INTERLOCK_TURN = 2 ]; then echo again; exit; fi; trap 'echo half > $INTERLOCK_RESULT; exit' TERM; "
            + "echo '{\"model\":\"m\"}' > $INTERLOCK_USAGE; sleep 60 & wait";
        var turn = Turn() with
        {
            Interrupt = interrupt.Token,
            Update = news =>
            {
                if (news.Model == "m")
                    interrupt.Cancel();
            },
        };
        var result = await Run(agent, turn);
        Assert.Equal(("interrupted", "half\n"), (result.Failure?.Class, result.Text));
        Assert.Equal("again\n", (await Run(agent, Turn() with { Resume = result.Session })).Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_command_reports_to_use_is_live_and_ends_it_at_the_limit()
    {
        const string agent =
            "command:echo '{\"inputTokens\":900,\"outputTokens\":50,\"model\":\"m\"}' > $INTERLOCK_USAGE; sleep 60";
        var result = await Run(agent, Turn() with { Limits = new TurnLimits(Tokens: 900) });
        Assert.Equal("budget_exhausted", result.Failure?.Class);
        Assert.Contains("950 tokens of 900", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal((900, 50), (result.Usage.Input, result.Usage.Output));
        Assert.Contains(crew.News, news => news.Usage?.Input == 900);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("ln -s /etc/passwd $INTERLOCK_QUESTION")]
    [InlineData("mkfifo $INTERLOCK_QUESTION $INTERLOCK_USAGE")]
    [InlineData("mkdir $INTERLOCK_QUESTION; echo '[1' > $INTERLOCK_USAGE")]
    [InlineData("head -c 90000 /dev/zero > $INTERLOCK_QUESTION; echo '{\"inputTokens\":-1}' > $INTERLOCK_USAGE")]
    public async Task What_is_no_question_does_no_harm_and_is_told(string command)
    {
        var result = await Run($"command:{command}; echo done");
        Assert.Equal(("bad_question", "done\n"), (result.Failure?.Class, result.Text));
        Assert.Null(result.Question);
        Assert.Null(result.Usage.Input);
    }

    private static (string? Failure, string Text) Told(TurnResult result) => (result.Failure?.Message, result.Text);
}
