using System.Collections.Concurrent;
using System.Globalization;
using Interlock.Core.Journal;
using Interlock.Core.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Interlock.Cli.Progress;

/// <summary>A terminal's view: events scroll by, and below them a table shows the turns that are under way.</summary>
internal sealed class LiveView : IProgressView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private readonly StoryTeller teller = new();
    private readonly ConcurrentDictionary<string, LiveTurn> turns = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> lines = new();
    private readonly CancellationTokenSource closing = new();
    private readonly TimeProvider time;
    private readonly IAnsiConsole console;
    private readonly Task drawing;

    /// <summary>Begins to draw.</summary>
    /// <param name="face">The outside.</param>
    public LiveView(Face face)
    {
        time = face.Time;
        console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = face.IsColoured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(face.Error),
            }
        );
        drawing = console.Live(Turns()).AutoClear(true).StartAsync(DrawAsync);
    }

    /// <inheritdoc/>
    public void Record(JournalRecord record)
    {
        if (LiveTurn.Of(record) is { } turn)
            turns[LiveTurn.KeyOf(record.Data)] = turn;
        else if (record.Type == "step.completed")
            turns.TryRemove(LiveTurn.KeyOf(record.Data), out _);
        if (teller.Tell(record) is { } line)
            lines.Enqueue(line);
    }

    /// <inheritdoc/>
    public void Activity(string scope, string line)
    {
        foreach (var (key, turn) in turns)
            if (scope.StartsWith(turn.Scope, StringComparison.Ordinal))
                turns.TryUpdate(key, turn with { Activity = ExternalText.Line(line, 60) }, turn);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await drawing;
        closing.Dispose();
    }

    private async Task DrawAsync(LiveDisplayContext context)
    {
        using var timer = new PeriodicTimer(Refresh, time);
        while (!closing.IsCancellationRequested)
        {
            Draw(context);
            try
            {
                await timer.WaitForNextTickAsync(closing.Token);
            }
            catch (OperationCanceledException)
            {
                break; // closed: what is left is drawn below
            }
        }
        Draw(context);
    }

    private void Draw(LiveDisplayContext context)
    {
        while (lines.TryDequeue(out var line))
            console.WriteLine(line.PadRight(console.Profile.Width - 1), Colour(line)); // covers the row it is drawn over
        context.UpdateTarget(Turns());
    }

    // An empty table cannot be drawn by Spectre: while no agent works, one blank line stands for it.
    private IRenderable Turns() => turns.IsEmpty ? new Text(" ") : Table();

    private Table Table()
    {
        var table = new Table().Border(TableBorder.None).AddColumns("", "", "", "", "");
        table.ShowHeaders = false;
        foreach (var turn in turns.Values.OrderBy(turn => turn.Started))
            table.AddRow(
                new Text("  " + turn.Role),
                new Text(turn.Task, new Style(Color.Yellow)),
                new Text(turn.Agent, new Style(Color.Grey)),
                new Text(
                    string.Create(CultureInfo.InvariantCulture, $"{(time.GetUtcNow() - turn.Started).TotalSeconds:0}s")
                ),
                new Text(turn.Activity, new Style(Color.Grey)).Ellipsis()
            );
        return table;
    }

    private static Style Colour(string line)
    {
        var text = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return text.StartsWith("landed", StringComparison.Ordinal)
            || text.Contains(": approve", StringComparison.Ordinal)
                ? new Style(Color.Green)
            : text.Contains(": reject", StringComparison.Ordinal)
            || text.Contains("failed", StringComparison.Ordinal)
            || text.Contains("blocked", StringComparison.Ordinal)
                ? new Style(Color.Red)
            : Style.Plain;
    }
}
