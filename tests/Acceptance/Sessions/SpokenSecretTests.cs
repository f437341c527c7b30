using System.Text;
using Xunit;

namespace Interlock.Acceptance.Sessions;

/// <summary>What a person says with the value of a secret variable in it: the agent hears it, no record keeps it.</summary>
public sealed class SpokenSecretTests
{
    private const string Secret = "abcdefgh-12345678";

    // Counts what it heard where no record is, asks in its first turn, and again in its second.
    private const string Agent = """
        cat >> "$BENCH/heard"
        [ "$INTERLOCK_TURN" -gt 2 ] || echo '{"question":"Where to?"}' > "$INTERLOCK_QUESTION"
        """;

    [Fact(Timeout = 60_000)]
    public async Task A_secret_in_a_task_or_an_answer_reaches_the_agent_and_no_record()
    {
        using var bench = new SessionBench();
        var run = await RunAsync(bench, "--prompt-append", $"text:deploy with {Secret}", "--questions", "escalate");
        Assert.True(run.Exit == 3, run.Output + run.Error);
        var answer = await SayAsync(bench, "agent", "answer", "s", "--text", $"there, by {Secret}", "--wait");
        Assert.True(answer.Exit is 0 or 3, answer.Output + answer.Error);
        Assert.Equal(2, Heard(bench).Split(Secret).Length - 1);
        Assert.Empty(Holding(bench));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_secret_in_the_policy_of_answers_reaches_the_agent_and_no_record()
    {
        using var bench = new SessionBench();
        await RunAsync(bench, "--questions", $"text:there, by {Secret}");
        Assert.Contains(Secret, Heard(bench), StringComparison.Ordinal);
        Assert.Empty(Holding(bench));
        var status = await SayAsync(bench, "agent", "status", "s", "--json");
        Assert.Contains("there, by [redacted]", status.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_given_with_a_secret_is_asked_for_again_instead_of_sent_without_it()
    {
        using var bench = new SessionBench();
        await RunAsync(bench, "--questions", $"text:there, by {Secret}");
        var heard = Heard(bench);
        await SayAsync(bench, "agent", "stop", "s");
        var refused = await SayAsync(bench, "agent", "resume", "s", "--task", "more", "--json");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("secret_not_kept", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--questions", refused.Output, StringComparison.Ordinal);
        Assert.Equal(heard, Heard(bench));
        var resumed = await SayAsync(bench, "agent", "resume", "s", "--task", "more", "--questions", "refuse");
        Assert.True(resumed.Exit is 0 or 3, resumed.Output + resumed.Error);
        Assert.Contains("more", Heard(bench)[heard.Length..], StringComparison.Ordinal);
    }

    private static string Heard(SessionBench bench) => File.ReadAllText(Path.Combine(bench.Repository.Home, "heard"));

    private static async Task<CliResult> RunAsync(SessionBench bench, params string[] more)
    {
        var agent = Path.Combine(bench.Repository.Home, "agent.sh");
        await File.WriteAllTextAsync(agent, Agent, TestContext.Current.CancellationToken);
        return await SayAsync(
            bench,
            [
                .. (string[])["agent", "run", "--agent", $"command:sh {agent}", "--session", "s", "--task", "go"],
                .. (string[])["--permission", "full", .. more],
            ]
        );
    }

    private static Task<CliResult> SayAsync(SessionBench bench, params string[] arguments) =>
        bench.Cli.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["MY_SECRET_TOKEN"] = Secret },
            arguments
        );

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
