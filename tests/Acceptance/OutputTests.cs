using Interlock.Acceptance.Sessions;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>Stdout and stderr that cannot be written, as a shell makes them.</summary>
public sealed class OutputTests
{
    private const string Run = "$I agent run --agent 'command:sh -s' --permission full --session s --task 'echo hi'";

    [Theory(Timeout = 60_000)]
    [InlineData("$I --version")]
    [InlineData("$I doctor")]
    [InlineData("$I agent list --json")]
    [InlineData("$I ship x --json")]
    public async Task An_answer_that_cannot_be_written_is_told_with_exit_code_4(string line)
    {
        using var bench = new SessionBench();
        foreach (var where in (string[])[">&-", "> /dev/full"])
        {
            var result = await bench.Cli.ShellAsync($"{line} {where}");
            Assert.True(result.Exit == 4, $"{where}: {result.Exit} {result.Error}");
            Assert.Contains("output_failed", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("--json > /dev/full", 4)]
    [InlineData("2> /dev/full", 0)]
    [InlineData(">&- 2>&- <&-", 4)]
    [InlineData("--detach >&- 2>&-", 4)]
    [InlineData("2>&1 | head -n 1", 0)]
    public async Task A_session_whose_caller_cannot_write_goes_on_to_its_end(string where, int exit)
    {
        using var bench = new SessionBench();
        var result = await bench.Cli.ShellAsync($"{Run} {where}");
        Assert.True(result.Exit == exit, $"{result.Exit} {result.Error}");
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "wait", "s")).Exit);
        Assert.Equal("hi\n", (await bench.StatusAsync("s")).GetProperty("message").GetString());
        Assert.Empty(bench.Left);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reader_that_has_read_enough_ends_the_following_quietly_and_not_the_session()
    {
        using var bench = new SessionBench();
        await bench.RunAsync("s", "while :; do echo line; sleep 0.1; done", "--detach");
        var result = await bench.Cli.ShellAsync("$I agent logs s --follow | head -n 1");
        Assert.Equal((0, ""), (result.Exit, result.Error));
        Assert.StartsWith("=== turn 1", result.Output, StringComparison.Ordinal);
        Assert.Equal("running", await bench.StateAsync("s"));
        Assert.Equal(0, (await bench.Cli.RunAsync("agent", "stop", "s")).Exit);
    }
}
