using System.Diagnostics;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

public sealed class SupervisedProcessTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_supervised_program_sees_its_own_input_environment_and_arguments_and_no_more()
    {
        var spec = Supervised("") with
        {
            FileName = "sh",
            Arguments = ["-c", "cat; printf '|%s' \"$@\"; echo; env | sort; exit 9", "x", "", "a b", "ü'\"$(id)"],
            Environment = new Dictionary<string, string>
            {
                ["PATH"] = "/usr/bin:/bin",
                ["DOTNET_STARTUP_HOOKS"] = "/no/such.dll",
                ["MORE"] = "1\n2",
            },
            StandardInput = "in"u8.ToArray(),
        };
        var result = await Host.Processes.RunAsync(spec, Stop);
        var lines = result.OutputText.Split('\n');
        Assert.Equal((9, "in||a b|ü'\"$(id)"), (result.ExitCode, lines[0]));
        Assert.Equal(
            ["2", "DOTNET_STARTUP_HOOKS", "INTERLOCK_PROCESS", "MORE", "PATH", "PWD"],
            lines[1..^1].Select(line => line.Split('=')[0]).Where(name => name is not ("_" or "OLDPWD" or "SHLVL"))
        );
    }

    [Theory(Timeout = 30_000)]
    [InlineData("sleep 300 & echo $! > pid")]
    [InlineData("setsid sh -c 'sleep 300 & echo $! > pid' & wait")]
    [InlineData(
        "(setsid sh -c '(setsid env -i sleep 300 & echo $! > pid) &' &); while ! [ -s pid ]; do sleep 0.01; done"
    )]
    [InlineData("trap '' TERM HUP; nohup sleep 300 >/dev/null 2>&1 & echo $! > pid; exit 0")]
    public async Task A_daemon_is_dead_when_its_program_is_over(string script)
    {
        var result = await Host.Processes.RunAsync(Supervised(script), Stop);
        Assert.Equal((0, false), (result.ExitCode, IsAlive(await PidAsync("pid"))));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_ignores_every_polite_signal_dies_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var run = Host.Processes.RunAsync(
            Supervised("trap '' TERM INT HUP; echo $$ > pid; while :; do sleep 300; done"),
            cancel.Token
        );
        var pid = await PidAsync("pid");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(IsAlive(pid));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_polite_agent_may_clean_up_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var run = Host.Processes.RunAsync(
            Supervised("trap 'echo bye > bye; exit 0' TERM; echo $$ > pid; while :; do sleep 0.05; done"),
            cancel.Token
        );
        await PidAsync("pid");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(File.Exists(folder["bye"]));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_keeps_forking_while_it_is_killed_loses()
    {
        // Bounded by depth and by the sleeps; each link makes its own session and forgets its parent.
        await File.WriteAllTextAsync(
            folder["fork.sh"],
            """
            [ "$1" -gt 400 ] && exec sleep 300
            setsid sh fork.sh $(($1 + 1)) >/dev/null 2>&1 &
            [ "$1" -eq 40 ] && echo x > deep
            sleep 0.3
            """,
            Stop
        );
        var script = "sh fork.sh 1 & while ! [ -s deep ]; do sleep 0.01; done; exit 5";
        var mark = folder.Path;
        var result = await Host.Processes.RunAsync(Supervised(script), Stop);
        Assert.Equal(5, result.ExitCode);
        Assert.Empty(LivingIn(mark));
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_survives_when_the_agent_kills_its_own_supervisor()
    {
        var script =
            "setsid env -i sleep 300 & echo $! > wiped; sleep 300 & echo $! > marked; kill -9 $PPID; sleep 300";
        var result = await Host.Processes.RunAsync(Supervised(script), Stop);
        Assert.Equal(137, result.ExitCode);
        Assert.False(IsAlive(await PidAsync("wiped")));
        Assert.False(IsAlive(await PidAsync("marked")));
        Assert.Empty(LivingIn(folder.Path));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_stops_its_supervisor_still_ends_at_its_time_limit()
    {
        var spec = Supervised("echo $$ > pid; kill -STOP $PPID; sleep 300") with { Timeout = TimeSpan.FromSeconds(1) };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.True(result.TimedOut);
        Assert.False(IsAlive(await PidAsync("pid")));
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_survives_an_engine_that_is_killed()
    {
        using var engine = Process.Start(
            Path.Combine(AppContext.BaseDirectory, "interlock-engine-host"),
            [folder.Path, "setsid env -i sleep 300 & echo $! > daemon; echo $$ > pid; sleep 300"]
        )!;
        var pids = new[] { await PidAsync("pid"), await PidAsync("daemon") };
        Assert.All(pids, pid => Assert.True(IsAlive(pid)));
        engine.Kill();
        Assert.True(await Eventually.IsAsync(() => !pids.Any(IsAlive)));
    }

    [Fact(Timeout = 60_000)]
    public async Task Sixty_four_supervised_programs_run_at_once()
    {
        var spec = Supervised("cat; sleep 300 & exit 3") with { StandardInput = "ok"u8.ToArray() };
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Host.Processes.RunAsync(spec, Stop)));
        Assert.All(results, result => Assert.Equal((3, "ok"), (result.ExitCode, result.OutputText)));
        Assert.Empty(LivingIn(folder.Path));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_signal_that_ends_the_program_shows_in_its_code()
    {
        var result = await Host.Processes.RunAsync(Supervised("kill -SEGV $$"), Stop);
        Assert.Equal(128 + 11, result.ExitCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_supervised_program_that_is_missing_is_named()
    {
        var spec = Supervised("") with { FileName = "no-such-agent" };
        var error = await Assert.ThrowsAsync<ProcessStartException>(() => Host.Processes.RunAsync(spec, Stop));
        Assert.Equal("program_not_found", error.Failure.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_its_supervisor_nothing_is_run_unsupervised_in_silence()
    {
        var runner = new ProcessRunner("/no/such/interlock-supervisor", TimeProvider.System);
        var error = await Assert.ThrowsAsync<ProcessStartException>(() => runner.RunAsync(Supervised("true"), Stop));
        Assert.Contains("/no/such/interlock-supervisor", error.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_containment_in_force_is_told()
    {
        Assert.Equal(Containment.Subreaper, Host.Processes.Containment);
        Assert.Equal(Containment.None, new ProcessRunner(null, TimeProvider.System).Containment);
    }

    private static bool IsAlive(int pid) => ProcessIdentity.Of(pid) is not null;

    private static List<int> LivingIn(string directory) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), out var pid) ? pid : -1)
                .Where(pid => pid > 0 && IsAlive(pid) && DirectoryOf(pid) == directory),
        ];

    private static string? DirectoryOf(int pid)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // gone meanwhile, or the system's own
        }
    }

    private ProcessSpec Supervised(string script) => Commands.Shell(script, folder.Path, supervised: true);

    private async Task<int> PidAsync(string file) => int.Parse(await Eventually.ReadAsync(folder[file]));
}
