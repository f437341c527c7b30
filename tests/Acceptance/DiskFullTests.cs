using System.Diagnostics;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>A state folder on a disk that is too small: a clear word, the checkout as it was, and a run that goes on later.</summary>
public sealed class DiskFullTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_full_disk_ends_the_run_with_its_name_and_a_bigger_one_lets_it_land()
    {
        using var bench = new Bench();
        bench.Repository.Write("a.txt", "start\n").Commit();
        bench.Script("implement", "head -c 6000000 /dev/urandom > a.txt").Script("review", Bench.Approve);
        var tasks = bench.Tasks(
            """{"tasks": [{"id": "only", "files": ["a.txt"], "prompt": "Write much into a.txt"}]}"""
        );
        Directory.CreateDirectory(bench.State);
        if (!Mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", bench.State))
        {
            Assert.True(
                string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")),
                "a small tmpfs cannot be mounted here"
            );
            Assert.Skip("mounting a tmpfs needs root");
        }
        try
        {
            var full = await bench.ShipAsync("fill it", "--tasks", tasks, "--check", "size=test -s a.txt");
            Assert.True(full.Exit == 4, full.Output + full.Error);
            Assert.Contains("space", full.Output, StringComparison.OrdinalIgnoreCase);
            Assert.Equal("start\n", bench.Repository.Read("a.txt"));

            Assert.True(Mount("-o", "remount,size=200m", bench.State));
            var landed = await bench.Cli.RunAsync("runs", "resume", "latest", "--json");
            Assert.True(landed.Exit == 0, landed.Output + landed.Error);
            Assert.Equal(6_000_000, new FileInfo(Path.Combine(bench.Repository.Root, "a.txt")).Length);
        }
        finally
        {
            Run("umount", "-l", bench.State);
        }
    }

    private static bool Mount(params string[] arguments) => Run("mount", arguments);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
