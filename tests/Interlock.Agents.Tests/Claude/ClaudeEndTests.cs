using System.Diagnostics;
using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeEndTests
{
    // A command that says by a file that it has begun, and then never ends.
    private const string Endless = "echo begun > begun; exec tail -f /dev/null";

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_never_ends_is_timed_out_and_nothing_is_left(bool silent)
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step
            {
                Hang = !silent,
                HangSilent = silent,
                Forever = true,
            }
        );
        var watch = Stopwatch.StartNew();

        var result = await bench.RunAsync(bench.Turn() with { Timeout = TimeSpan.FromSeconds(4) });

        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.InRange(watch.Elapsed.TotalSeconds, 4, 12);
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stream_that_stalls_is_ended_long_before_the_turn_must_be()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Hang = true, Forever = true });

        var result = await bench.RunAsync(bench.Turn() with { IdleTimeout = TimeSpan.FromSeconds(4) });

        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.Contains("heard nothing", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_slow_command_is_no_silence_of_the_model()
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step { Shell = "timeout 5 tail -f /dev/null; echo ended > ended" },
            new Step { Say = "Done." }
        );

        var result = await bench.RunAsync(bench.Turn() with { IdleTimeout = TimeSpan.FromSeconds(4) });

        Assert.Null(result.Failure);
        Assert.Equal("ended\n", bench.Repository.Read("ended"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_that_never_ends_is_ended_when_its_turn_is_cancelled()
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step { Shell = Endless },
            new Step { Hang = true, Forever = true }
        );
        using var stop = new CancellationTokenSource();
        using var begun = new FileSystemWatcher(bench.Repository.Root, "begun");
        begun.Created += (_, _) => stop.Cancel();
        begun.EnableRaisingEvents = true;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(cancellation: stop.Token));

        Assert.Empty(bench.Survivors());
        Assert.Contains("\"subtype\":\"interrupt\"", bench.Record("protocol.jsonl"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_daemon_of_a_command_does_not_outlive_the_turn()
    {
        var daemon = "setsid -f nohup tail -f /dev/null >/dev/null 2>&1 </dev/null; echo ok > started";
        await using var bench = await ClaudeBench.StartAsync(new Step { Shell = daemon }, new Step { Say = "Done." });

        var result = await bench.RunAsync(bench.Turn() with { Permission = Permission.Full });

        Assert.Null(result.Failure);
        Assert.Equal("ok\n", bench.Repository.Read("started"));
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_death_in_the_middle_of_a_turn_is_a_failure()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Hang = true });

        var turn = bench.RunAsync();
        await bench.Stub.FirstRequest;
        bench.KillClaude();
        var result = await turn;

        Assert.Equal(("agent_died", true), (result.Failure?.Class, result.Failure?.Retryable));
        Assert.Empty(bench.Survivors());
    }
}
