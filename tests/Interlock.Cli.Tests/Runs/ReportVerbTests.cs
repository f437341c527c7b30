using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Report;
using Interlock.Cli.Tests.Page;

namespace Interlock.Cli.Tests.Runs;

/// <summary><c>runs report</c> as a command.</summary>
public sealed class ReportVerbTests
{
    [Fact(Timeout = 30_000)]
    public async Task The_data_of_a_report_is_one_json_document()
    {
        using var runs = new RecordedRun();
        var folder = await runs.RejectedAsync();
        using var output = new MemoryStream();
        var face = runs.Test.Face with { OpenOutput = () => output };
        Assert.Equal(
            0,
            await CommandTree.RunAsync(
                ["runs", "report", "--data", "--repo", runs.Repository.Root],
                face,
                CancellationToken.None
            )
        );
        var data = JsonElement.Parse(output.ToArray());
        Assert.Equal(1, data.GetProperty("format").GetInt32());
        Assert.Equal(folder.Id, data.GetProperty("run").GetProperty("run").GetString());
        Assert.Equal(
            ["tasks", "decision"],
            data.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("kind").GetString())
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task The_page_is_written_where_it_is_wanted_or_the_build_says_what_it_lacks()
    {
        using var runs = new RecordedRun();
        await runs.RejectedAsync();
        var path = Path.Combine(runs.Test.Home, "page.html");
        var exit = await runs.RunAsync("runs", "report", "--out", path, "--json");
        var answer = JsonElement.Parse(runs.Test.Output.ToString());
        if (BuiltPage.Read() is null)
        {
            Assert.Equal(
                (78, "report_template_missing"),
                (exit, answer.GetProperty("failure").GetProperty("class").GetString())
            );
            return;
        }
        Assert.Equal((0, path), (exit, answer.GetProperty("report").GetString()));
        Assert.Contains("Still rejected after round 1.", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_graph_of_a_run_is_printed_as_mermaid_text()
    {
        using var runs = new RecordedRun();
        await runs.RejectedAsync();
        Assert.Equal(0, await runs.RunAsync("runs", "show", "--mermaid"));
        Assert.StartsWith("flowchart LR\n", runs.Test.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_file_in_no_folder_is_refused_before_anything_is_written()
    {
        RequiredPage.Read();
        using var runs = new RecordedRun();
        await runs.RejectedAsync();
        Assert.Equal(
            2,
            await runs.RunAsync("runs", "report", "--out", Path.Combine(runs.Test.Home, "no", "page.html"))
        );
        Assert.Contains("no folder", runs.Test.Error.ToString(), StringComparison.Ordinal);
    }
}
