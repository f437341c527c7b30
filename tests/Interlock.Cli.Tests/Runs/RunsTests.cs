using System.Text.Json;

namespace Interlock.Cli.Tests.Runs;

public sealed class RunsTests
{
    [Fact(Timeout = 30_000)]
    public async Task The_list_has_the_newest_first_and_tells_how_each_stands()
    {
        using var runs = new RecordedRun();
        var rejected = await runs.RejectedAsync();
        var interrupted = await runs.InterruptedAsync();
        Assert.Equal(0, await runs.RunAsync("runs", "list"));
        var lines = runs.Test.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains(
            lines,
            line =>
                line.StartsWith(rejected.Id, StringComparison.Ordinal)
                && line.Contains("blocked", StringComparison.Ordinal)
                && line.EndsWith("add a flag", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines,
            line =>
                line.StartsWith(interrupted.Id, StringComparison.Ordinal)
                && line.Contains("interrupted", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task The_list_is_one_json_document_on_request()
    {
        using var runs = new RecordedRun();
        var folder = await runs.RejectedAsync();
        Assert.Equal(0, await runs.RunAsync("runs", "list", "--json"));
        var entry = Assert.Single(JsonElement.Parse(runs.Test.Output.ToString()).EnumerateArray());
        Assert.Equal(
            (folder.Id, "finished", "blocked"),
            (
                entry.GetProperty("run").GetString(),
                entry.GetProperty("state").GetString(),
                entry.GetProperty("outcome").GetString()
            )
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_runs_the_list_says_how_to_start_one()
    {
        using var runs = new RecordedRun();
        Assert.Equal(0, await runs.RunAsync("runs", "list"));
        Assert.Contains("no runs yet", runs.Test.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Show_tells_the_cause_before_the_story_and_lets_no_escape_code_through(bool named)
    {
        using var runs = new RecordedRun();
        var folder = await runs.RejectedAsync();
        Assert.Equal(0, await runs.RunAsync(named ? ["runs", "show", folder.Id[..15]] : ["runs", "show"]));
        var text = runs.Test.Output.ToString();
        Assert.InRange(
            text.IndexOf("Still rejected", StringComparison.Ordinal),
            1,
            text.IndexOf("the flag does nothing", StringComparison.Ordinal)
        );
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact(Timeout = 30_000)]
    public async Task Show_prints_the_stable_json_of_a_run()
    {
        using var runs = new RecordedRun();
        await runs.RejectedAsync();
        await runs.RunAsync("runs", "show", "--json");
        var run = JsonElement.Parse(runs.Test.Output.ToString());
        foreach (
            var name in (string[])
                [
                    "run",
                    "outcome",
                    "exit",
                    "verdict",
                    "base",
                    "tree",
                    "landed",
                    "rounds",
                    "checks",
                    "findings",
                    "failure",
                    "result",
                    "usage",
                    "paths",
                ]
        )
            Assert.True(run.TryGetProperty(name, out _), name);
        Assert.Equal("rounds_exhausted", run.GetProperty("failure").GetProperty("class").GetString());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_run_of_another_repository_is_found_by_its_id()
    {
        using var runs = new RecordedRun();
        var folder = await runs.RejectedAsync();
        using var elsewhere = new TestKit.TestRepository();
        elsewhere.Write("a", "a").Commit();
        Assert.Equal(0, await runs.Test.RunAsync("runs", "show", folder.Id, "--repo", elsewhere.Root));
        Assert.Equal(1, await runs.Test.RunAsync("runs", "show", "latest", "--repo", elsewhere.Root));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("show")]
    [InlineData("watch")]
    [InlineData("stop")]
    [InlineData("resume")]
    public async Task A_run_that_is_not_there_is_named_in_one_document(string verb)
    {
        using var runs = new RecordedRun();
        await runs.RejectedAsync();
        Assert.Equal(1, await runs.RunAsync("runs", verb, "20200101-000000-aaaa", "--json"));
        Assert.Equal(
            "run_not_found",
            JsonElement.Parse(runs.Test.Output.ToString()).GetProperty("failure").GetProperty("class").GetString()
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Watching_an_ended_run_tells_its_story_and_exits_as_it_did()
    {
        using var runs = new RecordedRun();
        await runs.RejectedAsync();
        Assert.Equal(1, await runs.RunAsync("runs", "watch"));
        Assert.Contains("round 1: reject", runs.Test.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Still rejected", runs.Test.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Stopping_a_run_that_does_not_work_says_how_to_go_on()
    {
        using var runs = new RecordedRun();
        var folder = await runs.InterruptedAsync();
        Assert.Equal(0, await runs.RunAsync("runs", "stop", "latest"));
        Assert.Equal(
            $"{folder.Id} was not running; go on with: interlock runs resume {folder.Id}\n",
            runs.Test.Output.ToString()
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Cleaning_up_without_a_limit_keeps_recent_runs_and_a_dry_run_deletes_nothing()
    {
        using var runs = new RecordedRun();
        var (first, _) = (await runs.RejectedAsync(), await runs.RejectedAsync());
        Assert.Equal(0, await runs.RunAsync("runs", "gc"));
        Assert.True(Directory.Exists(first.Path), "without a limit only runs of more than a month ago go");
        Assert.Equal(0, await runs.RunAsync("runs", "gc", "--keep", "1", "--dry-run"));
        Assert.Contains("would delete", runs.Test.Output.ToString(), StringComparison.Ordinal);
        Assert.True(Directory.Exists(first.Path));
    }

    [Fact(Timeout = 30_000)]
    public async Task Cleaning_up_keeps_the_newest()
    {
        using var runs = new RecordedRun();
        foreach (var _ in Enumerable.Range(0, 3))
            await runs.RejectedAsync();
        Assert.Equal(0, await runs.RunAsync("runs", "gc", "--keep", "1", "--json"));
        Assert.Equal(2, JsonElement.Parse(runs.Test.Output.ToString()).GetProperty("deleted").GetArrayLength());
        Assert.Single(runs.Store.List());
    }
}
