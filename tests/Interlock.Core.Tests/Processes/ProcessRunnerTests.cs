using System.Text;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_program_reads_its_input_and_both_its_streams_and_its_code_come_back()
    {
        var spec = Commands.Shell("cat; echo problem >&2; exit 7") with
        {
            StandardInput = Encoding.UTF8.GetBytes("hello"),
        };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.Equal((7, "hello", "problem\n"), (result.ExitCode, result.OutputText, result.ErrorText));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_child_sees_exactly_the_environment_it_was_given()
    {
        var spec = Commands.Shell("/usr/bin/env") with
        {
            FileName = "/usr/bin/env",
            Arguments = [],
            Environment = new Dictionary<string, string> { ["ONLY"] = "this = one" },
        };
        Assert.Equal("ONLY=this = one\n", (await Host.Processes.RunAsync(spec, Stop)).OutputText);
    }

    [Fact(Timeout = 30_000)]
    public async Task Output_beyond_the_limit_is_counted_and_its_two_ends_are_kept()
    {
        var spec = Commands.Shell("printf 0123456789; echo oops >&2") with { MaxOutputBytes = 5 };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.Equal(("01789", "oops\n", 5L), (result.OutputText, result.ErrorText, result.DroppedBytes));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_flood_neither_hangs_nor_fills_the_memory()
    {
        var spec = Commands.Shell("yes | head -c 50000000") with { MaxOutputBytes = 1000 };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.Equal(50_000_000 - 1000, result.DroppedBytes);
        Assert.Equal(1000, result.StandardOutput.Length);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_program_that_takes_too_long_is_ended_and_says_so()
    {
        var spec = Commands.Shell("echo begun; sleep 60") with { Timeout = TimeSpan.FromMilliseconds(300) };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.True(result.TimedOut);
        Assert.Equal("begun\n", result.OutputText);
    }

    [Fact(Timeout = 30_000)]
    public async Task Cancelling_throws_after_the_process_is_dead()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        var run = Host.Processes.RunAsync(Commands.Shell("echo $$ > pid; exec sleep 60", folder.Path), cancel.Token);
        var pid = await Eventually.ReadAsync(folder["pid"]);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(Directory.Exists($"/proc/{pid}"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_daemon_that_keeps_the_pipe_open_does_not_hold_up_the_result()
    {
        using var folder = new TempFolder();
        var result = await Host.Processes.RunAsync(
            Commands.Shell("sleep 20 & echo $! > pid; echo done", folder.Path),
            Stop
        );
        Assert.Equal("done\n", result.OutputText);
        Assert.True(result.Duration < TimeSpan.FromSeconds(10));
        await Host.Processes.RunAsync(Commands.Shell("kill -9 $(cat pid)", folder.Path), Stop);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_supervised_program_said_is_whole_however_late_it_is_read()
    {
        using var folder = new TempFolder();
        using var free = new ManualResetEventSlim();
        var spec = Commands.Shell("while [ ! -e go ]; do sleep 0.05; done; echo end; touch gone", folder.Path) with
        {
            Supervised = true,
        };
        var run = Host.Processes.RunAsync(spec, Stop);
        // Every thread that could read is busy when the program speaks and ends, and for seconds after; timers go first.
        for (var i = 0; i < 100; i++)
            ThreadPool.QueueUserWorkItem(_ => free.Wait());
        var busy = new Thread(() =>
        {
            File.WriteAllText(folder["go"], "");
            SpinWait.SpinUntil(() => File.Exists(folder["gone"]));
            Thread.Sleep(TimeSpan.FromSeconds(3));
            free.Set();
        });
        busy.Start();
        var result = await run;
        busy.Join();
        Assert.Equal("end\n", result.OutputText);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("no-such-program", "program_not_found")]
    [InlineData("./no-such-program", "program_not_found")]
    [InlineData("/etc/passwd", "program_not_executable")]
    public async Task A_missing_program_is_named_with_a_remedy(string program, string failure)
    {
        var spec = Commands.Shell("") with { FileName = program };
        var error = await Assert.ThrowsAsync<ProcessStartException>(() => Host.Processes.RunAsync(spec, Stop));
        Assert.Equal(failure, error.Failure.Class);
        Assert.Contains(Path.GetFileName(program), error.Failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Failure.Remedy);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_program_in_the_working_directory_is_not_found_by_an_empty_path_entry()
    {
        using var folder = new TempFolder();
        await Host.Processes.RunAsync(
            Commands.Shell("printf '#!/bin/sh\necho trapped\n' > git-trap; chmod +x git-trap", folder.Path),
            Stop
        );
        var spec = Commands.Shell("", folder.Path) with
        {
            FileName = "git-trap",
            Environment = new Dictionary<string, string> { ["PATH"] = ":.:/usr/bin" },
        };
        await Assert.ThrowsAsync<ProcessStartException>(() => Host.Processes.RunAsync(spec, Stop));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_missing_working_directory_is_named()
    {
        var spec = Commands.Shell("true") with { WorkingDirectory = "/no/such/folder" };
        var error = await Assert.ThrowsAsync<ProcessStartException>(() => Host.Processes.RunAsync(spec, Stop));
        Assert.Equal("working_directory_missing", error.Failure.Class);
    }

    [Fact(Timeout = 60_000)]
    public async Task Sixty_four_processes_run_at_once()
    {
        var spec = Commands.Shell("sleep 1; echo $((6*7))");
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Host.Processes.RunAsync(spec, Stop)));
        Assert.All(results, result => Assert.Equal("42\n", result.OutputText));
    }
}
