using System.Diagnostics;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

public sealed class ProcessReaperTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task What_a_dead_engine_left_of_a_run_is_found_by_its_marks_and_ended()
    {
        using var folder = new TempFolder();
        var run = $"run-{ProcessIdentity.Current.Pid}-left";
        using var engine = Process.Start(
            Path.Combine(AppContext.BaseDirectory, "interlock-engine-host"),
            // The worst case: the supervisor is stopped, so that it cannot see its engine die.
            [
                folder.Path,
                "setsid env -i sleep 300 & echo $! > daemon; kill -STOP $PPID; echo $$ > pid; sleep 300",
                run,
            ]
        )!;
        var pid = int.Parse(await Eventually.ReadAsync(folder["pid"]));
        var daemon = int.Parse(await Eventually.ReadAsync(folder["daemon"]));
        engine.Kill();
        await engine.WaitForExitAsync(Stop);
        Assert.True(ProcessIdentity.Of(pid)?.IsAlive());

        var ended = await new ProcessReaper(TimeProvider.System).EndAsync(run, Stop);

        Assert.Contains(pid, ended.Select(process => process.Pid));
        Assert.Null(ProcessIdentity.Of(pid));
        Assert.Null(ProcessIdentity.Of(daemon));
        Assert.Empty(ProcessReaper.Find(run));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_shell_that_merely_has_the_run_in_its_environment_is_left_alone()
    {
        using var folder = new TempFolder();
        var run = $"run-{ProcessIdentity.Current.Pid}-alone";
        var spec = Commands.Shell("echo $$ > pid; exec sleep 300", folder.Path);
        spec = spec with
        {
            Environment = new Dictionary<string, string>(spec.Environment) { [ProcessMarks.Run] = run },
        };
        await using var user = Host.Processes.Start(spec);
        var pid = int.Parse(await Eventually.ReadAsync(folder["pid"]));
        Assert.Empty(await new ProcessReaper(TimeProvider.System).EndAsync(run, Stop));
        Assert.NotNull(ProcessIdentity.Of(pid));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_process_is_not_mistaken_for_a_later_one_with_its_id()
    {
        Assert.True(ProcessIdentity.Current.IsAlive());
        Assert.False((ProcessIdentity.Current with { Start = "1@0" }).IsAlive());
        using var folder = new TempFolder();
        var running = Host.Processes.Start(Commands.Shell("echo $$ > pid; exec sleep 300", folder.Path));
        var other = ProcessIdentity.Of(int.Parse(await Eventually.ReadAsync(folder["pid"])));
        Assert.True(other!.IsAlive());
        await running.DisposeAsync();
        Assert.False(other.IsAlive());
    }
}
