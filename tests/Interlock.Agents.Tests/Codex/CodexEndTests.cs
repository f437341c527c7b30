using System.Diagnostics;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexEndTests
{
    // A command that says by a file that it has begun, and then never ends.
    private const string Endless = "echo begun > begun; exec tail -f /dev/null";

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_never_ends_is_timed_out_and_nothing_is_left(bool silent)
    {
        await using var bench = await CodexBench.StartAsync(
            new Step
            {
                Hang = !silent,
                HangSilent = silent,
                Forever = true,
            }
        );
        var watch = Stopwatch.StartNew();

        var result = await bench.RunAsync(bench.Turn() with { Timeout = TimeSpan.FromSeconds(3) });

        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.InRange(watch.Elapsed.TotalSeconds, 3, 12);
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_that_never_ends_is_ended_with_its_turn()
    {
        await using var bench = await CodexBench.StartAsync(
            new Step { Shell = Endless },
            new Step { Hang = true, Forever = true }
        );
        using var stop = new CancellationTokenSource();
        using var begun = new FileSystemWatcher(bench.Repository.Root, "begun");
        begun.Created += (_, _) => stop.Cancel();
        begun.EnableRaisingEvents = true;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(cancellation: stop.Token));

        Assert.Empty(bench.Survivors());
        Assert.False(File.Exists(Path.Combine(bench.Sessions, "s1", "agent", "codex", "home", "auth.json")));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_daemon_of_a_command_does_not_outlive_the_turn()
    {
        var daemon = "setsid -f nohup tail -f /dev/null >/dev/null 2>&1 </dev/null; echo ok > started";
        await using var bench = await CodexBench.StartAsync(new Step { Shell = daemon }, new Step { Say = "Done." });

        var result = await bench.RunAsync(bench.Turn() with { Permission = Core.Agents.Permission.Full });

        Assert.Null(result.Failure);
        Assert.True(File.Exists(Path.Combine(bench.Repository.Root, "started")));
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_death_in_the_middle_of_a_turn_is_a_failure()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Hang = true });

        var turn = bench.RunAsync();
        await bench.Stub.FirstRequest;
        bench.KillCodex();
        var result = await turn;

        Assert.Equal(("agent_died", true), (result.Failure?.Class, result.Failure?.Retryable));
        Assert.Empty(bench.Survivors());
    }
}
