using System.Diagnostics;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Runs;
using Interlock.Core.Tests.Journal;
using Xunit;

namespace Interlock.Core.Tests.Runs;

public sealed class RunStopTests : IDisposable
{
    private readonly RunHome home = new();
    private readonly RunStop stop = new(TimeProvider.System);

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_live_engine_is_asked_to_end_and_its_run_can_be_resumed()
    {
        var run = home.Store.Create();
        using var engine = await WriterProcess.StartAsync(run.Journal, 1);
        Assert.True(run.IsLive);
        var result = await stop.StopAsync(run, TimeSpan.FromSeconds(20), CancellationToken.None);
        Assert.Equal((true, engine.Pid, RunState.Interrupted), (result.WasLive, result.Pid, result.State));
        Assert.Null(result.Failure);
        Assert.Equal(["SIGTERM"], result.Signals);
        Assert.False(run.IsLive);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_engine_that_does_not_listen_is_killed()
    {
        var run = home.Store.Create();
        using var engine = await WriterProcess.StartAsync(run.Journal, 1, "deaf");
        var result = await stop.StopAsync(run, TimeSpan.FromMilliseconds(300), CancellationToken.None);
        Assert.Equal(["SIGTERM", "SIGKILL"], result.Signals);
        Assert.False(run.IsLive);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_dead_engine_left_is_killed_and_counted()
    {
        var run = home.Store.Create();
        var start = new ProcessStartInfo("sleep", "60") { UseShellExecute = false };
        start.Environment[ProcessMarks.Run] = run.Id;
        start.Environment[ProcessMarks.Process] = "test";
        using var leftover = Process.Start(start)!;
        var result = await stop.StopAsync(run, TimeSpan.FromSeconds(1), CancellationToken.None);
        Assert.Equal((false, null), (result.WasLive, result.Pid));
        Assert.Equal([leftover.Id], result.Leftovers);
        await leftover.WaitForExitAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_run_of_this_very_process_is_not_killed_by_it()
    {
        var run = home.Store.Create();
        await using var journal = await RunJournal.OpenAsync(run.Journal, Journals.Options, CancellationToken.None);
        var result = await stop.StopAsync(run, TimeSpan.FromSeconds(1), CancellationToken.None);
        Assert.Equal("run_not_stopped", result.Failure!.Class);
        Assert.Empty(result.Signals);
    }
}
