using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>Folds the events of a run into the data of its report.</summary>
internal sealed class ReportFold
{
    private const long MostText = 16L * 1024 * 1024;
    private const int MostOfOneText = 60_000;
    private readonly RunFolder folder;
    private readonly Redactor? redactor;
    private readonly RunFold run;
    private readonly ReportLog log;
    private readonly HashSet<(string, string)> seen = [];
    private readonly TextBudget budget = new(MostText, MostOfOneText);
    private readonly ReportNodes nodes;
    private IStory? story;
    private DateTimeOffset? started;

    /// <summary>Begins.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="redactor">Takes secrets out of texts, or null.</param>
    internal ReportFold(RunFolder folder, Redactor? redactor)
    {
        (this.folder, this.redactor) = (folder, redactor);
        run = new RunFold(folder, redactor);
        log = new ReportLog(new EventText(redactor));
        nodes = new ReportNodes(new EventText(redactor), new SessionFiles(folder.Path, "", redactor), budget);
    }

    /// <summary>Adds the next event; one that is there twice (same type and key) counts once.</summary>
    internal void Add(JournalRecord record)
    {
        run.Add(record);
        started ??= record.At;
        var at = (long)(record.At - started.Value).TotalMilliseconds;
        if (record.Type == "run.started")
            story ??=
                EventText.Word(record.Data, "loop") == "workflow" ? new FlowStory(nodes) : new ShipStory(nodes, null);
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
        foreach (var (step, group) in (story as FlowStory)?.Parts ?? [])
            AddPart(new RunFolder(Path.Combine(folder.Children, $"{folder.Id}-ship-{step}")), group);
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

    // A ship() of a script is a run of its own, with a journal of its own.
    private void AddPart(RunFolder part, ReportGroup group)
    {
        if (!File.Exists(part.Journal))
            return;
        var files = new SessionFiles(folder.Path, Path.GetRelativePath(folder.Path, part.Path), redactor);
        var inner = new ShipStory(new ReportNodes(new EventText(redactor), files, budget, nodes), group.Id);
        try
        {
            foreach (var record in JournalReader.Read(part.Journal))
                inner.Add(
                    new StoryEvent(record.Type, (long)(record.At - started!.Value).TotalMilliseconds, record.Data)
                );
        }
        catch (JournalException damaged)
        {
            log.Add(group.Start ?? 0, $"The journal of {part.Id} cannot be read: {damaged.Message}");
        }
    }
}
