using System.Text.Json;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Bench.Tests;

public sealed class BenchTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("steps", 8)]
    [InlineData("parallel", 3)]
    [InlineData("resume", 2)]
    [InlineData("memory", 2)]
    [InlineData("workspaces", 4)]
    public async Task A_quick_sample_measures_both_sides_of_every_row(string name, int rows)
    {
        using var folder = new TempFolder();
        var (exit, output, error) = await BenchProgram.RunAsync(
            "--quick",
            "--json",
            "--only",
            name,
            "--folder",
            folder.Path
        );
        Assert.True(exit == 0, error);
        using var report = JsonDocument.Parse(output);
        var all = report.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(rows, all.Count);
        Assert.All(
            all,
            row => Assert.True(row.GetProperty("ours").GetProperty("median").GetDouble() > 0, row.ToString())
        );
        Assert.All(
            all,
            row => Assert.True(row.GetProperty("other").GetProperty("median").GetDouble() > 0, row.ToString())
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_quick_sample_runs_workflows_dry_and_for_real()
    {
        using var folder = new TempFolder();
        string[] options =
        [
            "--quick",
            "--json",
            "--only",
            "workflows",
            "--folder",
            folder.Path,
            "--cli",
            SoakTests.Cli,
        ];
        var (exit, output, error) = await BenchProgram.RunAsync(options);
        Assert.True(exit == 0, error);
        using var report = JsonDocument.Parse(output);
        Assert.Equal(5, report.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_page_of_a_run_is_measured_where_there_is_a_browser()
    {
        using var folder = new TempFolder();
        var (exit, output, error) = await BenchProgram.RunAsync(
            "--quick",
            "--json",
            "--only",
            "report",
            "--folder",
            folder.Path,
            "--launcher",
            Path.Combine(ThisRepository.Root, "interlock")
        );
        Assert.True(exit == 0, error);
        if (Environment.GetEnvironmentVariable("CI") != "true")
            Assert.SkipWhen(error.Contains("no report", StringComparison.Ordinal), error);
        using var report = JsonDocument.Parse(output);
        Assert.All(
            report.RootElement.GetProperty("rows").EnumerateArray().ToList(),
            row => Assert.True(row.GetProperty("ours").GetProperty("median").GetDouble() > 0, row.ToString())
        );
        Assert.Equal(2, report.RootElement.GetProperty("rows").GetArrayLength());
    }

    [Fact(Timeout = 120_000)]
    public async Task The_table_names_target_and_verdict()
    {
        using var folder = new TempFolder();
        var (exit, output, error) = await BenchProgram.RunAsync("--quick", "--only", "memory", "--folder", folder.Path);
        Assert.True(exit == 0, error);
        Assert.Contains("| ratio | target | met |", output, StringComparison.Ordinal);
        Assert.Matches(@"\| <= 300 MB \| (yes|\*\*no\*\*) \|", output);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_unknown_option_or_benchmark_is_a_usage_error()
    {
        Assert.Equal(2, (await BenchProgram.RunAsync("--fast")).Exit);
        var (exit, _, error) = await BenchProgram.RunAsync("--only", "nothing");
        Assert.Equal(2, exit);
        Assert.Contains("workspaces", error, StringComparison.Ordinal);
    }
}
