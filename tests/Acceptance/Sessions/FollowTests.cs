using Interlock.Core.Sessions;
using Xunit;

namespace Interlock.Acceptance.Sessions;

/// <summary>Looking at a session while it works.</summary>
public sealed class FollowTests
{
    private const string Clear = "\u001b[2J";
    private const string Token = "tok-0123456789-abcdef";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Watch_and_logs_follow_a_session_to_its_end_and_another_task_is_refused_meanwhile()
    {
        using var bench = new SessionBench();
        var (up, go) = (bench.Pipe("up"), bench.Pipe("go"));
        await bench.RunAsync(
            "f",
            "echo first; echo up > $BENCH/up; cat $BENCH/go; echo two > b.txt; exit 7",
            "--detach"
        );
        await File.ReadAllTextAsync(up, Ended);
        using var watch = bench.Cli.Start(null, "agent", "watch", "f", "--json");
        using var logs = bench.Cli.Start(null, "agent", "logs", "f", "--follow");
        Assert.Contains("f  turn 1", await watch.StandardError.ReadLineAsync(Ended), StringComparison.Ordinal);
        Assert.StartsWith("=== turn 1", await logs.StandardOutput.ReadLineAsync(Ended), StringComparison.Ordinal);

        var refused = await bench.Cli.RunAsync("agent", "resume", "f", "--task", "true", "--json");
        var failure = refused.Json.GetProperty("failure");
        Assert.Equal((2, "session_is_live"), (refused.Exit, failure.GetProperty("class").GetString()));
        Assert.Contains(
            "'f' is at work (running)",
            failure.GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains("agent interrupt f", failure.GetProperty("remedy").GetString(), StringComparison.Ordinal);

        await File.WriteAllTextAsync(go, "second\n", Ended);
        var (watched, logged) = (await Cli.EndAsync(watch), await Cli.EndAsync(logs));
        Assert.Equal((1, "failed"), (watched.Exit, watched.Json.GetProperty("state").GetString()));
        Assert.Contains("changed so far: b.txt", watched.Error, StringComparison.Ordinal);
        Assert.Equal(0, logged.Exit);
        Assert.Contains("agent_failed", logged.Output, StringComparison.Ordinal);
        Assert.Single((await bench.Cli.RunAsync("agent", "logs", "f", "--tail", "1")).Output.Trim().Split('\n'));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_raw_traffic_of_all_turns_is_shown_without_secrets_and_control_characters()
    {
        using var bench = new SessionBench();
        await bench.RunAsync("r", "echo one");
        await bench.Cli.RunAsync("agent", "resume", "r", "--task", "echo two");
        var none = await bench.Cli.RunAsync("agent", "logs", "r", "--raw");
        Assert.Equal((0, ""), (none.Exit, none.Output));
        Assert.Contains("speaks no protocol", none.Error, StringComparison.Ordinal);
        var folder = new SessionFolder(bench.Folder("r"));
        Directory.CreateDirectory(Path.Combine(folder.Turn(1), "attempt-1"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.Turn(1), "attempt-1", "protocol.jsonl"),
            "{\"try\":1}\n",
            Ended
        );
        foreach (var turn in (int[])[1, 2])
            await File.WriteAllTextAsync(
                Path.Combine(folder.Turn(turn), "protocol.jsonl"),
                $$"""{"turn":{{turn}},"text":"{{Clear}}{{Token}}"}""" + "\n",
                Ended
            );
        var more = new Dictionary<string, string>(StringComparer.Ordinal) { ["MY_TOKEN"] = Token };
        var raw = await bench.Cli.RunAsync(more, "agent", "logs", "r", "--raw");
        Assert.Equal(
            """
            {"try":1}
            {"turn":1,"text":"[redacted]"}
            {"turn":2,"text":"[redacted]"}

            """,
            raw.Output
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wait_for_the_provider_is_told_to_who_follows()
    {
        using var bench = new SessionBench();
        const string agent =
            "command:[ -e $BENCH/tried ] || { touch $BENCH/tried; echo 'retry-after: 1' >&2; exit 75; }";
        string[] line = ["agent", "run", "--agent", agent, "--permission", "full", "--session", "w", "--task", "x"];
        var run = await bench.Cli.RunAsync(line);
        Assert.True(run.Exit == 0, run.Error);
        Assert.Matches(@"w  waiting [1-3] s: agent try later \(try 2\)", run.Error);
        var watch = await bench.Cli.RunAsync("agent", "watch", "w");
        Assert.Contains("agent try later (try 2)", watch.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Logs_offer_no_document()
    {
        using var bench = new SessionBench();
        await bench.RunAsync("l", "echo one");
        var help = await bench.Cli.RunAsync("agent", "logs", "--help");
        Assert.DoesNotContain(
            "--json ",
            help.Output.Replace("\n", " \n", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "logs", "l", "--json")).Exit);
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "logs", "l")).Exit);
    }
}
