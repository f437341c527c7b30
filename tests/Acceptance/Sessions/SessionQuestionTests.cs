using Xunit;

namespace Interlock.Acceptance.Sessions;

public sealed class SessionQuestionTests
{
    // Asks when it is not told the answer; the answer comes as the prompt of the next run.
    private const string Ask = """
        echo '{"question":"Which colour?","options":["red","blue"]}' > "$INTERLOCK_QUESTION"; exit 7
        """;

    [Fact(Timeout = 60_000)]
    public async Task A_question_is_answered_inside_its_turn()
    {
        using var bench = new SessionBench();
        await bench.RunAsync("q", Ask, "--detach", "--questions", "wait");
        var waited = await bench.Cli.RunAsync("agent", "wait", "q");
        Assert.Equal(3, waited.Exit);
        var asking = await bench.StatusAsync("q");
        Assert.Equal("waiting_for_user", asking.GetProperty("state").GetString());
        Assert.Equal("blue", asking.GetProperty("question").GetProperty("options")[1].GetProperty("label").GetString());
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "answer", "q", "--choice", "3")).Exit);
        var answered = await bench.Cli.RunAsync("agent", "answer", "q", "--text", "echo so be it", "--wait", "--json");
        Assert.True(answered.Exit == 0, answered.Output + answered.Error);
        Assert.Equal("so be it\n", answered.Json.GetProperty("message").GetString());
        Assert.Equal(1, answered.Json.GetProperty("turn").GetInt32());
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "answer", "q", "--choice", "1")).Exit);
        Assert.Empty(bench.Left);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_question_that_ends_a_turn_is_answered_by_the_next_even_after_a_failing_exit()
    {
        using var bench = new SessionBench();
        var run = await bench.RunAsync("e", Ask, "--questions", "escalate", "--json");
        Assert.Equal((3, "waiting_for_user"), (run.Exit, run.Json.GetProperty("state").GetString()));
        Assert.Empty(bench.Left);
        var answered = await bench.Cli.RunAsync("agent", "answer", "e", "--text", "echo decided", "--wait", "--json");
        Assert.True(answered.Exit == 0, answered.Output + answered.Error);
        Assert.Equal(
            (2, "decided\n"),
            (answered.Json.GetProperty("turn").GetInt32(), answered.Json.GetProperty("message").GetString())
        );
        var asked = answered.Json.GetProperty("turns")[0].GetProperty("questions");
        Assert.Equal("user", asked[asked.GetArrayLength() - 1].GetProperty("by").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Unattended_a_policy_answers_and_the_record_says_so()
    {
        using var bench = new SessionBench();
        var run = await bench.RunAsync("p", Ask, "--questions", "text:echo by policy", "--json");
        Assert.True(run.Exit == 0, run.Output + run.Error);
        var question = run.Json.GetProperty("turns")[0].GetProperty("questions")[0];
        Assert.Equal(
            ("policy:text", "echo by policy"),
            (question.GetProperty("by").GetString(), question.GetProperty("answer").GetString())
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_caller_that_cannot_be_asked_leaves_the_question_and_the_session_waits_on()
    {
        using var bench = new SessionBench();
        var run = await bench.RunAsync("w", Ask, "--questions", "wait");
        Assert.Equal(3, run.Exit);
        Assert.Contains("interlock agent answer w", run.Error, StringComparison.Ordinal);
        Assert.Equal("waiting_for_user", await bench.StateAsync("w"));
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "answer", "w", "--text", "true", "--wait")).Exit);
    }
}
