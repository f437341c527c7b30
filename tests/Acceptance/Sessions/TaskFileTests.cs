using System.Text;
using Xunit;

namespace Interlock.Acceptance.Sessions;

/// <summary>A task that comes from a file.</summary>
public sealed class TaskFileTests
{
    [Fact(Timeout = 60_000)]
    public async Task Its_text_reaches_the_agent_byte_by_byte()
    {
        using var bench = new SessionBench();
        var task = Encoding.UTF8.GetBytes(
            "  @not a file\r\n\t--not-an-option $(not a command) `x` \\ 'q' \"\u00e4\u20ac\U0001F600\u0007\n\n"
        );
        var got = await RunAsync(bench, task);
        Assert.Equal(0, got.Exit);
        Assert.Equal(task, await File.ReadAllBytesAsync(Got(bench), TestContext.Current.CancellationToken));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(new byte[] { 97, 0, 98 }, "NUL at byte 1")]
    [InlineData(new byte[] { 97, 98, 0xE4, 99 }, "not UTF-8 at byte 2")]
    [InlineData(new byte[] { 32, 10 }, "the task is empty")]
    public async Task What_is_no_text_is_refused_with_its_place(byte[] task, string said)
    {
        using var bench = new SessionBench();
        var refused = await RunAsync(bench, task);
        Assert.Equal(2, refused.Exit);
        Assert.Contains(said, refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bench.State));
    }

    private static string Got(SessionBench bench) => Path.Combine(bench.Repository.Home, "got");

    private static async Task<CliResult> RunAsync(SessionBench bench, byte[] task)
    {
        var file = Path.Combine(bench.Repository.Home, "task");
        await File.WriteAllBytesAsync(file, task, TestContext.Current.CancellationToken);
        return await bench.Cli.RunAsync([
            "agent",
            "run",
            "--agent",
            $"command:cat > {Got(bench)}",
            "--permission",
            "full",
            "--task-file",
            file,
        ]);
    }
}
