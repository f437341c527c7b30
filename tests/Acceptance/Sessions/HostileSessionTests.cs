using Xunit;

namespace Interlock.Acceptance.Sessions;

public sealed class HostileSessionTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a\nb")]
    [InlineData("-x")]
    [InlineData(".hidden")]
    [InlineData("latest")]
    public async Task A_name_that_could_be_more_than_a_name_is_refused(string name)
    {
        using var bench = new SessionBench();
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "run", $"--session={name}", "--task", "true")).Exit);
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "status", "--", name)).Exit);
        Assert.False(Directory.Exists(Path.Combine(bench.State, "repos")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_name_of_three_hundred_letters_is_refused()
    {
        using var bench = new SessionBench();
        Assert.Equal(2, (await bench.RunAsync(new string('n', 300), "true")).Exit);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_damaged_session_is_shown_and_spoils_no_list()
    {
        using var bench = new SessionBench();
        await bench.RunAsync("good", "echo fine");
        await bench.RunAsync("bad", "true");
        var journal = Path.Combine(bench.Folder("bad"), "journal.jsonl");
        var lines = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        lines[1] = "{\"seq\":2,\"nonsense\"";
        await File.WriteAllLinesAsync(journal, lines, TestContext.Current.CancellationToken);
        var list = await bench.Cli.RunAsync("agent", "list");
        Assert.Equal(0, list.Exit);
        Assert.Contains("damaged", list.Output, StringComparison.Ordinal);
        Assert.Contains("fine", list.Output, StringComparison.Ordinal);
        foreach (var verb in (string[])["status", "logs", "stop", "watch", "artifacts", "interrupt"])
        {
            var said = await bench.Cli.RunAsync("agent", verb, "bad");
            Assert.True(verb == "logs" || said.Exit is 2 or 4, $"{verb} {said.Exit} {said.Output}{said.Error}");
            Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
        }
        var waited = await bench.Cli.RunAsync("agent", "wait", "bad", "good");
        Assert.Equal(4, waited.Exit);
        bench.Age("bad");
        await bench.Cli.RunAsync("agent", "gc");
        Assert.Equal(2, (await bench.Cli.RunAsync("agent", "status", "bad")).Exit);
    }

    [Fact(Timeout = 60_000)]
    public async Task Latest_is_the_session_that_was_started_last_and_says_when_it_was_a_choice()
    {
        using var bench = new SessionBench();
        foreach (var name in (string[])["one", "two"])
            await bench.RunAsync(name, "tail -f /dev/null", "--detach");
        var status = await bench.Cli.RunAsync("agent", "status", "--json");
        Assert.Equal("two", status.Json.GetProperty("session").GetString());
        Assert.Contains("2 sessions are at work", status.Error, StringComparison.Ordinal);
        foreach (var name in (string[])["one", "two"])
            Assert.Equal(0, (await bench.Cli.RunAsync("agent", "stop", name)).Exit);
        Assert.Empty(bench.Left);
    }
}
