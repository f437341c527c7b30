using System.Diagnostics;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

/// <summary>Real programs in real bubblewrap, under the real supervisor.</summary>
public sealed class ConfinedProcessTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private Sandbox sandbox = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Kept => folder["kept"];

    private string Work => folder["kept/pool/work"];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Work);
        Directory.CreateDirectory(folder["kept/pool/other"]);
        File.WriteAllText(folder["kept/file"], "good\n");
        Directory.CreateSymbolicLink(folder["link"], Kept);
        sandbox = (await RealSandbox.RequireAsync(Stop)).Keep(Kept);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo evil > \"$KEPT/file\"")]
    [InlineData("echo evil > \"$KEPT/new\"")]
    [InlineData("echo evil > \"$KEPT/pool/other/new\"")]
    [InlineData("echo evil > ../../file")]
    [InlineData("echo evil > \"$KEPT/../link/file\"")]
    [InlineData("ln -s \"$KEPT\" here && echo evil > here/file")]
    [InlineData("ln \"$KEPT/file\" hard && echo evil > hard")]
    [InlineData("rm -rf \"$KEPT/file\"")]
    [InlineData("mv \"$KEPT/file\" .")]
    [InlineData("mv \"$KEPT\" \"$KEPT.away\"")]
    [InlineData("mv ../work ../moved")]
    [InlineData("chmod 777 \"$KEPT/file\"")]
    [InlineData("touch \"$KEPT/file\"")]
    [InlineData("for p in /proc/[0-9]*; do (echo evil > $p/root$KEPT/file) && exit 0; done; exit 1")]
    [InlineData("for p in /proc/[0-9]*; do (cd $p/cwd && echo evil > ../../file) && exit 0; done; exit 1")]
    [InlineData("mount -o remount,rw,bind \"$KEPT\" && echo evil > \"$KEPT/file\"")]
    [InlineData("umount -l \"$KEPT\" && echo evil > \"$KEPT/file\"")]
    [InlineData("unshare -Urm sh -c 'umount -l \"$KEPT\" && echo evil > \"$KEPT/file\"'")]
    [InlineData("unshare -Urm sh -c 'mount -o remount,rw,bind \"$KEPT\" && echo evil > \"$KEPT/file\"'")]
    [InlineData("mkdir root; unshare -Urm sh -c 'mount --bind / root && echo evil > \"root$KEPT/file\"'")]
    [InlineData("cat /proc/sys/vm/swappiness > /proc/sys/vm/swappiness")]
    [InlineData("cat /sys/kernel/mm/transparent_hugepage/enabled > /sys/kernel/uevent_helper")]
    [InlineData("nsenter -t 1 -m sh -c 'echo evil > \"$KEPT/file\"'")]
    public async Task What_is_kept_does_not_change_whatever_the_program_tries(string attack)
    {
        var result = await RunAsync(attack);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal("good\n", await File.ReadAllTextAsync(folder["kept/file"], Stop));
        Assert.Equal(
            [folder["kept/file"], folder["kept/pool"], folder["kept/pool/other"], Work],
            Directory
                .GetFileSystemEntries(Kept, "*", SearchOption.AllDirectories)
                .Where(p => !p.StartsWith(Work + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task All_else_stays_as_it_is()
    {
        var elsewhere = Directory.CreateDirectory(folder["elsewhere"]).FullName;
        var script =
            $"cat; printf '|%s' \"$@\"; pwd; echo e >&2; cat \"$KEPT/file\"; echo a > made; echo b > '{elsewhere}/made'; exit 9";
        var spec = Spec(script) with { StandardInput = "in"u8.ToArray() };
        spec = spec with { Arguments = [.. spec.Arguments, "x", "", "a b", "--ro-bind", "ü'\"$(id)"] };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.Equal(
            (9, $"in||a b|--ro-bind|ü'\"$(id){Work}\ngood\n", "e\n"),
            (result.ExitCode, result.OutputText, result.ErrorText)
        );
        Assert.Equal("a\n", await File.ReadAllTextAsync(folder["kept/pool/work/made"], Stop));
        Assert.Equal("b\n", await File.ReadAllTextAsync(folder["elsewhere/made"], Stop));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_environment_is_the_same_as_without()
    {
        var free = await Host.Processes.RunAsync(Spec("env | sort") with { Confinement = null }, Stop);
        var held = await RunAsync("env | sort");
        Assert.Equal(Names(free), Names(held));

        static IEnumerable<string> Names(ProcessResult result) =>
            result.OutputText.Split('\n').Select(line => line.Split('=')[0]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_signal_that_ends_the_program_shows_in_its_code() =>
        Assert.Equal(128 + 11, (await RunAsync("kill -SEGV $$")).ExitCode);

    [Theory(Timeout = 30_000)]
    [InlineData("sleep 300 & exit 3")]
    [InlineData("(setsid sh -c '(setsid env -i sleep 300 &) &' &); sleep 0.2; exit 3")]
    [InlineData("trap '' TERM HUP; nohup sleep 300 >/dev/null 2>&1 & exit 3")]
    public async Task A_daemon_is_dead_when_its_program_is_over(string script)
    {
        var result = await RunAsync(script);
        Assert.Equal(3, result.ExitCode);
        Assert.Empty(LiveProcesses.In(Work));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_program_that_ignores_every_polite_signal_dies_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var spec = Spec("trap '' TERM INT HUP; setsid env -i sleep 300 & echo > started; while :; do sleep 300; done");
        var run = Host.Processes.RunAsync(spec, cancel.Token);
        await Eventually.ReadAsync(folder["kept/pool/work/started"]);
        Assert.NotEmpty(LiveProcesses.In(Work));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Empty(LiveProcesses.In(Work));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_polite_program_may_clean_up_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var spec = Spec("trap 'echo bye > bye; exit 0' TERM; echo > started; while :; do sleep 0.05; done");
        var run = Host.Processes.RunAsync(spec, cancel.Token);
        await Eventually.ReadAsync(folder["kept/pool/work/started"]);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(File.Exists(folder["kept/pool/work/bye"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_survives_an_engine_that_is_killed()
    {
        using var engine = Process.Start(
            Path.Combine(AppContext.BaseDirectory, "interlock-engine-host"),
            [Work, "setsid env -i sleep 300 & echo evil > ../../file; echo > started; sleep 300", "run-killed", Kept]
        )!;
        await Eventually.ReadAsync(folder["kept/pool/work/started"]);
        Assert.NotEmpty(LiveProcesses.In(Work));
        engine.Kill();
        Assert.True(await Eventually.IsAsync(() => LiveProcesses.In(Work).Count == 0));
        Assert.Equal("good\n", await File.ReadAllTextAsync(folder["kept/file"], Stop));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_dead_engine_left_in_a_sandbox_is_found_by_its_marks_and_ended()
    {
        var run = $"run-{ProcessIdentity.Current.Pid}-confined";
        using var engine = Process.Start(
            Path.Combine(AppContext.BaseDirectory, "interlock-engine-host"),
            [Work, "echo > started; sleep 300", run, Kept]
        )!;
        await Eventually.ReadAsync(folder["kept/pool/work/started"]);
        // The worst case: the supervisor is stopped, so that it cannot see its engine die.
        await Process.Start("kill", ["-STOP", Assert.Single(Children(engine))]).WaitForExitAsync(Stop);
        engine.Kill();
        await engine.WaitForExitAsync(Stop);
        Assert.NotEmpty(LiveProcesses.In(Work));

        Assert.NotEmpty(await new ProcessReaper(TimeProvider.System).EndAsync(run, Stop));

        Assert.Empty(LiveProcesses.In(Work));
    }

    private static string[] Children(Process process) =>
        [
            .. Directory
                .GetDirectories($"/proc/{process.Id}/task")
                .SelectMany(thread =>
                    File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                ),
        ];

    private ProcessSpec Spec(string script)
    {
        var spec = Commands.Shell(script, Work, supervised: true);
        return spec with
        {
            Environment = new Dictionary<string, string>(spec.Environment) { ["KEPT"] = Kept },
            Confinement = sandbox.Allow(Work),
        };
    }

    private Task<ProcessResult> RunAsync(string script) => Host.Processes.RunAsync(Spec(script), Stop);
}
