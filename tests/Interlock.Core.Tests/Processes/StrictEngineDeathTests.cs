using System.Diagnostics;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

/// <summary>
/// The engine is killed while a strictly confined program works that has started a daemon: in a session of its own,
/// with nothing in its environment, in another folder, so that only the process tree can lead to it.
/// </summary>
public sealed class StrictEngineDeathTests : IDisposable
{
    private static readonly string Mark = $"{300_000 + Environment.ProcessId}";
    private readonly TempFolder folder = new();
    private readonly string run = $"run-{Environment.ProcessId}-strict";

    public StrictEngineDeathTests() => Directory.CreateDirectory(folder["work"]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_supervisor_that_sees_its_engine_die_leaves_nothing()
    {
        using var engine = await StartAsync();

        engine.Kill();

        Assert.True(await Eventually.IsAsync(() => Living().Count == 0));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_engine_and_its_supervisor_killed_together_leave_nothing()
    {
        using var engine = await StartAsync();
        var supervisor = Assert.Single(Children(engine.Id));

        await SignalAsync("STOP", engine.Id); // so that it cannot clean up after its supervisor
        await SignalAsync("KILL", supervisor);
        await SignalAsync("KILL", engine.Id);

        Assert.True(await Eventually.IsAsync(() => Living().Count == 0));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_stopped_supervisor_left_is_found_and_ended_by_the_next_start()
    {
        using var engine = await StartAsync();
        await SignalAsync("STOP", Assert.Single(Children(engine.Id)));
        engine.Kill();
        await engine.WaitForExitAsync(Stop);
        Assert.NotEmpty(Living());

        Assert.NotEmpty(await new ProcessReaper(TimeProvider.System).EndAsync(run, Stop));

        Assert.Empty(Living());
    }

    private async Task<Process> StartAsync()
    {
        await RealSandbox.RequireStrictAsync(Stop);
        var script =
            $"setsid env -i /bin/sh -c 'cd / && exec /bin/sleep {Mark}.1' & (/bin/sleep {Mark}.2 &) ; echo > started; sleep {Mark}.3";
        var engine = Process.Start(
            Path.Combine(AppContext.BaseDirectory, "interlock-engine-host"),
            [folder["work"], script, run, folder.Path, "strict"]
        )!;
        Assert.True(
            await Eventually.IsAsync(() =>
                Living().Count(line => line.StartsWith("/bin/sleep", StringComparison.Ordinal)) == 2
            )
        );
        return engine;
    }

    private static Task SignalAsync(string signal, int pid) =>
        Process.Start("kill", [$"-{signal}", $"{pid}"]).WaitForExitAsync(Stop);

    // By what was asked to run: an environment that was wiped and another folder do not hide that.
    private static List<string> Living() =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(path => int.TryParse(Path.GetFileName(path), out _))
                .Select(CommandLine)
                .Where(line => line.Contains(Mark, StringComparison.Ordinal))
                .Where(line => !line.Contains("interlock-engine-host", StringComparison.Ordinal)),
        ];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return ""; // it ended while it was looked at
        }
    }

    private static List<int> Children(int process) =>
        [
            .. Directory
                .GetDirectories($"/proc/{process}/task")
                .SelectMany(thread =>
                    File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                )
                .Select(int.Parse),
        ];
}
