using System.Text;
using System.Text.Json;
using Interlock.Core.Runs.Reporting;
using Interlock.Core.Text;
using Xunit;

namespace Interlock.Core.Tests.Runs.Reporting;

/// <summary>How a report is written: safe in a page, small, whole.</summary>
public sealed class ReportWriterTests : IDisposable
{
    private readonly RunHome home = new();

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task No_text_of_an_agent_can_end_the_element_that_the_data_is_in()
    {
        var hostile = "</script><svg onload=alert(1)><!-- \\u2028\\u001b[31m\\u202e & ' it's";
        var run = await home.RunAsync([FlowEvents.Started, .. FlowEvents.Node("one", text: hostile)]);
        var path = Path.Combine(run.Path, "page.html");
        var template = ReportTemplate.Of(Encoding.UTF8.GetBytes("<p>INTERLOCK_REPORT_DATA</p>"))!;
        ReportWriter.WritePage(run, null, template, path);
        var page = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var json = page["<p>".Length..^"</p>".Length];
        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain('\u2028', json);
        var text = JsonElement.Parse(json).GetProperty("nodes")[0].GetProperty("text").GetString();
        Assert.StartsWith("</script><svg onload=alert(1)><!-- ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text!);
        Assert.DoesNotContain('\u202e', text!);
        Assert.False(File.Exists(path + ".new"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact(Timeout = 30_000)]
    public async Task Secrets_are_in_no_text_of_a_report()
    {
        var run = await home.RunAsync([
            FlowEvents.Started,
            .. FlowEvents.Node("one", text: "the key is correct-horse-9"),
        ]);
        using var output = new MemoryStream();
        ReportWriter.WriteData(run, new Redactor(["correct-horse-9"]), output);
        var json = Encoding.UTF8.GetString(output.ToArray());
        Assert.DoesNotContain("correct-horse-9", json, StringComparison.Ordinal);
        Assert.Contains("[redacted]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_long_texts_are_all_cut_and_say_so()
    {
        var budget = new TextBudget(10_000, 4_000);
        var texts = Enumerable.Range(0, 20).Select(i => budget.Keep(new string((char)('a' + i), 5_000))!).ToList();
        Assert.InRange(texts.Sum(text => text.Length), 1, 10_000);
        Assert.All(texts, text => Assert.InRange(text.Length, 200, 1_000));
        Assert.Equal($"[… {5_000 - texts[0].Length} characters left out …]", texts[0].ToString().Split('\n')[1]);
        Assert.Equal("short", budget.Keep("short")!.ToString());
    }

    [Fact]
    public void A_page_without_its_mark_or_with_two_is_no_template()
    {
        Assert.Null(ReportTemplate.Of("<html>"u8.ToArray()));
        Assert.Null(ReportTemplate.Of("INTERLOCK_REPORT_DATA INTERLOCK_REPORT_DATA"u8.ToArray()));
    }
}
