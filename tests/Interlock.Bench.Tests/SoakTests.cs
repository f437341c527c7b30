using System.Text.Json;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Bench.Tests;

public sealed class SoakTests
{
    [Fact(Timeout = 240_000)]
    public async Task Thirty_sessions_with_random_kills_leave_nothing_behind()
    {
        using var folder = new TempFolder();
        var (exit, output, error) = await BenchProgram.RunAsync(
            "soak",
            "--sessions",
            "30",
            "--at-once",
            "8",
            "--json",
            "--folder",
            folder.Path,
            "--cli",
            Cli
        );
        Assert.True(exit == 0, output + error);
        using var report = JsonDocument.Parse(output);
        Assert.True(report.RootElement.GetProperty("holds").GetBoolean());
        var ends = report.RootElement.GetProperty("ends").EnumerateObject();
        Assert.Equal(30, ends.Sum(end => end.Value.GetInt32()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_unknown_option_of_the_soak_is_a_usage_error() =>
        Assert.Equal(2, (await BenchProgram.RunAsync("soak", "--sessions", "none")).Exit);

    // ./test names the launcher of the published program.
    internal static string Cli =>
        Environment.GetEnvironmentVariable("INTERLOCK_TEST_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "interlock");
}
