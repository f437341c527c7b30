using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

public sealed class RunningProcessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_line_protocol_is_spoken_over_the_pipes(bool supervised)
    {
        await using var echo = Host.Processes.Start(
            Commands.Shell("while read line; do echo \"got $line\"; done; echo end >&2; exit 4", supervised: supervised)
        );
        using var reader = new StreamReader(echo.StandardOutput);
        foreach (var word in new[] { "one", "two" })
        {
            await echo.StandardInput.WriteAsync(System.Text.Encoding.UTF8.GetBytes(word + "\n"), Stop);
            await echo.StandardInput.FlushAsync(Stop);
            Assert.Equal("got " + word, await reader.ReadLineAsync(Stop));
        }

        echo.StandardInput.Close();
        Assert.Equal(4, await echo.Exited);
        Assert.Null(await reader.ReadLineAsync(Stop));
        Assert.True(await Eventually.IsAsync(() => echo.ErrorTail == "end\n"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Disposing_ends_a_program_that_does_not_care_and_its_daemons()
    {
        using var folder = new TempFolder();
        var running = Host.Processes.Start(
            Commands.Shell(
                "trap '' TERM; setsid sleep 300 & echo $! > daemon; echo $$ > pid; while :; do sleep 300; done",
                folder.Path,
                supervised: true
            )
        );
        var pids = new[] { await Eventually.ReadAsync(folder["pid"]), await Eventually.ReadAsync(folder["daemon"]) };
        await running.DisposeAsync();
        await running.DisposeAsync();
        Assert.All(pids, pid => Assert.Null(ProcessIdentity.Of(int.Parse(pid))));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_flood_of_errors_keeps_its_last_part_only()
    {
        await using var running = Host.Processes.Start(
            Commands.Shell("yes filler | head -c 5000000 >&2; echo last >&2; cat", supervised: true)
        );
        Assert.True(await Eventually.IsAsync(() => running.ErrorTail.EndsWith("last\n", StringComparison.Ordinal)));
        Assert.True(running.ErrorTail.Length <= 64 * 1024);
    }
}
