using Xunit;

namespace Interlock.Acceptance.Sessions;

/// <summary>State on a disk that is full or cannot be written, in a mount namespace of its own.</summary>
public sealed class StateDiskTests
{
    [Fact(Timeout = 60_000)]
    public async Task Where_nothing_can_be_written_sessions_can_be_read_and_no_verb_breaks_down()
    {
        using var bench = new SessionBench();
        await bench.RunAsync("s", "echo hi; echo two > a.txt");
        var result = await InNamespaceAsync(
            bench,
            """
            mount -o bind "$BENCH/state" "$BENCH/state" && mount -o remount,bind,ro "$BENCH/state" || exit 99
            for verb in status list logs artifacts "wait s" watch; do
              $I agent $verb > /dev/null || echo "$verb: exit $?"
            done
            $I agent run --agent command:true --task x; echo "run: exit $?"
            $I agent resume s --task x; echo "resume: exit $?"
            $I agent gc --older-than 1s; echo "gc: exit $?"
            """
        );
        Assert.Equal("run: exit 4\nresume: exit 4\n", result.Output.Split("gc: ")[0].Split("kept s")[0]);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Read-only file system", result.Error, StringComparison.Ordinal);
        Assert.Equal("completed", await bench.StateAsync("s"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_session_whose_disk_is_full_ends_and_goes_on_when_there_is_room()
    {
        using var bench = new SessionBench();
        Directory.CreateDirectory(bench.State);
        var result = await InNamespaceAsync(
            bench,
            """
            mount -t tmpfs -o size=4m tmpfs "$BENCH/state" || exit 99
            run="$I agent run --agent 'command:sh -s' --permission full"
            eval $run --session s --task "'dd if=/dev/zero of=$BENCH/state/fill bs=64k; echo more > b.txt; echo said'" > /dev/null
            echo "run: exit $?"
            eval $run --session t --task true > /dev/null; echo "second: exit $?"
            rm "$BENCH/state/fill"
            $I agent status s > /dev/null; echo "status: exit $?"
            $I agent list | grep -c -e running -e starting
            $I agent resume s --task "echo again"; echo "resume: exit $?"
            """
        );
        Assert.Equal("run: exit 4\nsecond: exit 4\nstatus: exit 0\n0\nagain\nresume: exit 0\n", result.Output);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(bench.Left);
    }

    private static async Task<CliResult> InNamespaceAsync(SessionBench bench, string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "mounting needs root on Linux");
        var file = Path.Combine(bench.Repository.Home, "mounted.sh");
        await File.WriteAllTextAsync(file, script, TestContext.Current.CancellationToken);
        var result = await bench.Cli.ShellAsync($"exec unshare --mount sh {file}");
        Assert.SkipWhen(
            result.Exit == 99 || result.Error.Contains("unshare: ", StringComparison.Ordinal),
            "this machine mounts nothing"
        );
        return result;
    }
}
