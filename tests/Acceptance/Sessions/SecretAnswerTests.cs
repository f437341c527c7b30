using System.Text;
using Xunit;

namespace Interlock.Acceptance.Sessions;

public sealed class SecretAnswerTests
{
    private const string Secret = "hunter2-is-my-word";

    // Asks for a word; then says it wherever an agent can say something.
    private const string Agent = """
        word=$(cat)
        if [ "$INTERLOCK_TURN" = 1 ]; then
          echo '{"question":"The registry password?","secret":true}' > "$INTERLOCK_QUESTION"
          exit 0
        fi
        echo "out $word"; echo "err $word" >&2; echo "told: $word" > "$INTERLOCK_RESULT"
        echo "{\"inputTokens\": 5, \"outputTokens\": 5, \"model\": \"$word\"}" > "$INTERLOCK_USAGE"
        [ -z "$KEEP" ] || echo "$word" > token.txt
        """;

    [Fact(Timeout = 60_000)]
    public async Task A_secret_told_inside_a_turn_is_in_no_record()
    {
        using var bench = new SessionBench();
        await RunAsync(bench, "s", "--questions", "wait");
        var answered = await AnswerAsync(bench, "s", "--wait");
        Assert.Equal("told: [redacted]\n", answered.Json.GetProperty("message").GetString());
        Assert.Empty(Holding(bench));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_secret_told_between_two_turns_is_in_no_record()
    {
        using var bench = new SessionBench();
        await RunAsync(bench, "s", "--questions", "escalate");
        var answered = await AnswerAsync(bench, "s", "--wait");
        Assert.Equal("told: [redacted]\n", answered.Json.GetProperty("message").GetString());
        Assert.Equal(2, answered.Json.GetProperty("turn").GetInt32());
        Assert.Empty(Holding(bench));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_change_with_a_told_secret_says_so()
    {
        using var bench = new SessionBench();
        await RunAsync(bench, "s", "--questions", "wait", "--env", "KEEP");
        var answered = await AnswerAsync(bench, "s", "--wait");
        Assert.True(answered.Json.GetProperty("change").GetProperty("hasSecret").GetBoolean());
        Assert.Equal(["change.patch", "turn.patch"], Holding(bench).Select(Path.GetFileName).Order());
        var patch = await bench.Cli.RunAsync("agent", "artifacts", "s", "--patch");
        Assert.Contains($"+{Secret}", patch.Output, StringComparison.Ordinal);
        Assert.Contains("a secret is in the patch", patch.Error, StringComparison.Ordinal);
    }

    private static async Task RunAsync(SessionBench bench, string name, params string[] more)
    {
        var agent = Path.Combine(bench.Repository.Home, "agent.sh");
        await File.WriteAllTextAsync(agent, Agent, TestContext.Current.CancellationToken);
        var run = await bench.Cli.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["KEEP"] = more.Contains("KEEP", StringComparer.Ordinal) ? "1" : "",
            },
            [
                "agent",
                "run",
                "--agent",
                $"command:sh {agent}",
                "--task",
                "push it",
                "--session",
                name,
                "--permission",
                "full",
                .. more,
            ]
        );
        Assert.True(run.Exit == 3, run.Output + run.Error);
    }

    private static async Task<CliResult> AnswerAsync(SessionBench bench, string name, params string[] more)
    {
        using var answer = bench.Cli.Start(
            null,
            keepsInput: true,
            ["agent", "answer", name, "--text-file", "-", "--json", .. more]
        );
        await answer.StandardInput.WriteLineAsync(Secret);
        answer.StandardInput.Close();
        var result = await Cli.EndAsync(answer);
        Assert.True(result.Exit == 0, result.Output + result.Error);
        return result;
    }

    // Git's objects are compressed, and the next turn in a workspace cleans it: what people read is what counts here.
    private static List<string> Holding(SessionBench bench) =>
        [
            .. Directory
                .EnumerateFiles(bench.State, "*", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/pool/", StringComparison.Ordinal))
                .Where(file =>
                    Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(Secret, StringComparison.Ordinal)
                ),
        ];
}
