using System.Text.Json;
using Interlock.Cli.Report;
using Interlock.Cli.Tests.Page;
using Interlock.Cli.Tests.Run;

namespace Interlock.Cli.Tests.Runs;

/// <summary>The page that is written at the end of a run.</summary>
public sealed class AutomaticReportTests
{
    private const string Script = """
        export const meta = { name: 'flow', description: 'two at once' }
        const [a, b] = await parallel([() => agent('first'), () => agent('second')])
        if (args && args.fail) throw new Error('as told')
        return a
        """;

    [Fact(Timeout = 60_000)]
    public async Task A_workflow_ends_with_its_page_also_when_it_fails_and_again_when_it_is_resumed()
    {
        RequiredPage.Read();
        using var flow = new Flow(Script);
        var (exit, report) = await flow.RunAsync("--input", """{"fail": true}""");
        Assert.Equal(1, exit);
        var page = report.GetProperty("paths").GetProperty("report").GetString()!;
        Assert.Equal("failed", Outcome(await File.ReadAllTextAsync(page)));
        Assert.Equal(
            0,
            (
                await flow.Script(Script.Replace("if (args", "if (0 && args", StringComparison.Ordinal)).ResumeAsync()
            ).Exit
        );
        var second = await File.ReadAllTextAsync(page);
        Assert.Equal("completed", Outcome(second));
        Assert.Contains("did: second", second, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_wants_no_page_gets_none()
    {
        using var flow = new Flow(Script);
        var (exit, report) = await flow.RunAsync("--no-report");
        Assert.Equal(0, exit);
        Assert.Equal(JsonValueKind.Null, report.GetProperty("paths").GetProperty("report").ValueKind);
        Assert.DoesNotContain("report.html", flow.Errors, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_ship_that_is_blocked_has_a_page_with_the_patch_of_each_turn()
    {
        RequiredPage.Read();
        using var program = new BuiltProgram();
        program.Repository.Write("a.txt", "start\n").Commit();
        var run = BuiltProgram.Json(await program.RunAsync(program.Ship("echo never > a.txt", "--max-rounds", "1")));
        Assert.Equal("blocked", run.GetProperty("outcome").GetString());
        var page = await File.ReadAllTextAsync(run.GetProperty("paths").GetProperty("report").GetString()!);
        Assert.Contains(
            "+never",
            Data(page).GetProperty("nodes").EnumerateArray().Single(IsWork).GetProperty("diff").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_page_that_cannot_be_written_is_a_note()
    {
        using var runs = new RecordedRun();
        var folder = await runs.RejectedAsync();
        AutomaticReport.Write(runs.Test.Face, folder, null);
        Assert.Contains("note: no report.html: This build", runs.Test.Error.ToString(), StringComparison.Ordinal);
        Directory.CreateDirectory(folder.Report);
        AutomaticReport.Write(runs.Test.Face, folder, new Core.Runs.Reporting.ReportTemplate(default, default));
        Assert.Equal(2, runs.Test.Error.ToString().Split("note: no report.html").Length - 1);
    }

    private static bool IsWork(JsonElement node) => node.GetProperty("kind").GetString() == "implement";

    private static string? Outcome(string page) => Data(page).GetProperty("run").GetProperty("outcome").GetString();

    private static JsonElement Data(string page)
    {
        const string Mark = "<script type=\"application/json\" id=\"data\">";
        var from = page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return JsonElement.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]);
    }
}
