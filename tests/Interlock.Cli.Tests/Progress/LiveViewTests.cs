using System.Text.Json;
using Interlock.Cli.Progress;
using Interlock.Core.Journal;

namespace Interlock.Cli.Tests.Progress;

public sealed class LiveViewTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_scroll_by_and_turns_under_way_are_in_the_table(bool coloured)
    {
        using var face = new TestFace();
        await using (var view = new LiveView(face.Face with { IsLive = true, IsColoured = coloured }))
        {
            view.Record(Record(1, "run.started", """{"run": "r1", "request": "a [red]b[/] request"}"""));
            view.Record(
                Record(
                    2,
                    "step.started",
                    """{"key": "k", "kind": "turn", "scope": "ship/a", "labels": {"role": "implement", "round": "1", "task": "parser[x]", "agent": "codex"}}"""
                )
            );
            view.Activity("ship/a", "\u001b[2Jreading files");
        }
        var text = face.Error.ToString();
        Assert.Contains("run r1: a [red]b[/] request", text, StringComparison.Ordinal);
        Assert.Contains("parser[x]", text, StringComparison.Ordinal);
        Assert.Contains("reading files", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", text, StringComparison.Ordinal);
        Assert.Equal(
            coloured,
            text.Contains("\u001b[38;", StringComparison.Ordinal)
                || text.Contains("\u001b[33m", StringComparison.Ordinal)
                || text.Contains("\u001b[93m", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_view_without_turns_can_be_drawn()
    {
        using var face = new TestFace();
        await using (var view = new LiveView(face.Face with { IsLive = true }))
            view.Record(Record(1, "note", """{"text": "quiet"}"""));
        Assert.Contains("note: quiet", face.Error.ToString(), StringComparison.Ordinal);
    }

    private static JournalRecord Record(long seq, string type, string data) =>
        new(seq, DateTimeOffset.UtcNow, type, JsonElement.Parse(data));
}
