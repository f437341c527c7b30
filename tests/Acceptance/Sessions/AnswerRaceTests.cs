using Interlock.Core.Sessions;
using Xunit;

namespace Interlock.Acceptance.Sessions;

/// <summary>Several people answer the same question.</summary>
public sealed class AnswerRaceTests
{
    private const int People = 3;

    // Asks once; then writes down every answer that it hears.
    private const string Agent = """
        word=$(cat)
        case "$word" in
          start) echo '{"question":"Which?","secret":SECRET}' > "$INTERLOCK_QUESTION" ;;
          *) echo "$word" >> "$BENCH/heard"; echo "heard: $word" ;;
        esac
        """;

    [Theory(Timeout = 60_000)]
    [InlineData("wait", false)]
    [InlineData("escalate", true)]
    public async Task Of_many_answers_at_once_one_is_heard_and_the_others_are_told(string questions, bool secret)
    {
        using var bench = new SessionBench();
        await AskAsync(bench, questions, secret);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, People).Select(i => AnswerAsync(bench, $"word-{i}-of-many"))
        );
        var won = Assert.Single(answers, answer => answer.Exit == 0);
        Assert.All(
            answers.Where(answer => answer != won),
            late =>
            {
                Assert.True(late.Exit == 2, late.Output + late.Error);
                Assert.Equal("already_answered", late.Json.GetProperty("failure").GetProperty("class").GetString());
            }
        );
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "wait", "q")).Exit);
        var heard = await File.ReadAllLinesAsync(
            Path.Combine(bench.Repository.Home, "heard"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal($"word-{Array.IndexOf(answers, won)}-of-many", Assert.Single(heard));
        Assert.Empty(Directory.GetFiles(new SessionFolder(bench.Folder("q")).Control));
        Assert.Empty(bench.Left);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_to_a_session_whose_worker_was_killed_is_its_next_turn(bool secret)
    {
        using var bench = new SessionBench();
        await AskAsync(bench, "wait", secret);
        SessionBench.Kill(bench.Worker("q"));
        var lost = await bench.StatusAsync("q");
        Assert.Equal("lost", lost.GetProperty("state").GetString());
        Assert.Equal("Which?", lost.GetProperty("question").GetProperty("text").GetString());

        var answered = await AnswerAsync(bench, "blue", "--wait");

        Assert.True(answered.Exit == 0, answered.Output + answered.Error);
        Assert.Equal((2, "answer"), (answered.Json.GetProperty("turn").GetInt32(), Last(answered, "kind")));
        Assert.EndsWith(
            secret ? "[redacted]\n" : "blue\n",
            answered.Json.GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        var heard = await File.ReadAllTextAsync(
            Path.Combine(bench.Repository.Home, "heard"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Which?", heard, StringComparison.Ordinal);
        Assert.EndsWith("\nblue\n", heard, StringComparison.Ordinal);
        var question = answered.Json.GetProperty("turns")[0].GetProperty("questions")[0];
        Assert.Equal("user", question.GetProperty("by").GetString());
        Assert.Equal(2, (await AnswerAsync(bench, "red")).Exit);
        Assert.Empty(bench.Left);
    }

    private static string? Last(CliResult session, string name)
    {
        var turns = session.Json.GetProperty("turns");
        return turns[turns.GetArrayLength() - 1].GetProperty(name).GetString();
    }

    private static async Task AskAsync(SessionBench bench, string questions, bool secret)
    {
        var agent = Path.Combine(bench.Repository.Home, "agent.sh");
        await File.WriteAllTextAsync(
            agent,
            Agent.Replace("SECRET", secret ? "true" : "false", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        var run = await bench.Cli.RunAsync([
            "agent",
            "run",
            "--agent",
            $"command:sh {agent}",
            "--session",
            "q",
            "--permission",
            "full",
            "--questions",
            questions,
            "--task",
            "start",
        ]);
        Assert.True(run.Exit == 3, run.Output + run.Error);
    }

    private static async Task<CliResult> AnswerAsync(SessionBench bench, string text, params string[] more)
    {
        using var answer = bench.Cli.Start(
            null,
            keepsInput: true,
            ["agent", "answer", "q", "--text-file", "-", "--json", .. more]
        );
        await answer.StandardInput.WriteLineAsync(text);
        answer.StandardInput.Close();
        return await Cli.EndAsync(answer);
    }
}
