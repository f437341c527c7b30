using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>Folds the events of a run into the data of its report.</summary>
/// <param name="folder">The run.</param>
/// <param name="redactor">Takes secrets out of texts, or null.</param>
internal sealed class ReportFold(RunFolder folder, Redactor? redactor)
{
    private const long MostText = 16L * 1024 * 1024;
    private const int MostOfOneText = 60_000;
    private readonly RunFold run = new(folder, redactor);
    private readonly ReportLog log = new(new EventText(redactor));
    private readonly HashSet<(string, string)> seen = [];
    private readonly ReportNodes nodes = new(
        new EventText(redactor),
        new SessionFiles(folder.Sessions, redactor),
        new TextBudget(MostText, MostOfOneText)
    );
    private IStory? story;
    private DateTimeOffset? started;

    /// <summary>Adds the next event; one that is there twice (same type and key) counts once.</summary>
    internal void Add(JournalRecord record)
    {
        run.Add(record);
        started ??= record.At;
        var at = (long)(record.At - started.Value).TotalMilliseconds;
        if (record.Type == "run.started")
            story ??= EventText.Word(record.Data, "loop") == "workflow" ? new FlowStory(nodes) : new ShipStory(nodes);
        // Steps are told apart by their nodes.
        if (
            !record.Type.StartsWith("step.", StringComparison.Ordinal)
            && EventText.Word(record.Data, "key") is { } key
            && !seen.Add((record.Type, key))
        )
            return;
        log.Add(at, record.Type, record.Data);
        if (record.Type is "run.resumed" or "run.interrupted" or "run.completed")
            nodes.Stop();
        else
            story?.Add(new StoryEvent(record.Type, at, record.Data));
    }

    /// <summary>The data of what was added so far.</summary>
    /// <param name="live">Whether an engine holds the run's lock.</param>
    internal ReportData ToData(bool live)
    {
        if (!live)
            nodes.Stop();
        nodes.ReadFiles();
        return new ReportData(
            run.ToReport(live),
            nodes.Groups,
            nodes.Nodes,
            log.Lines,
            new ReportLeft(nodes.Left, log.Left)
        );
    }
}
