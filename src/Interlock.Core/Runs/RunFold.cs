using System.Text.Json;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Runs;

/// <summary>
/// Folds the events of a run into its report, one after the other, so a live view can keep going. Unknown events
/// count for nothing; an event that is there twice (same type and key) counts once.
/// </summary>
/// <param name="folder">The run.</param>
/// <param name="redactor">Takes secrets out of texts, or null.</param>
public sealed class RunFold(RunFolder folder, Redactor? redactor)
{
    private const int MostNotes = 100;
    private readonly EventText text = new(redactor);
    private readonly HashSet<(string, string)> seen = [];
    private readonly TurnTally turns = new();
    private readonly RoundTally rounds = new(new EventText(redactor));
    private readonly CheckTally checks = new(new EventText(redactor));
    private readonly NodeTally nodes = new(new EventText(redactor));
    private readonly Queue<string> notes = [];
    private IReadOnlyList<TaskReport> tasks = [];
    private Failure? blocked;
    private RunEnd? end;
    private bool resumed;
    private int resumes;
    private DateTimeOffset last;
    private RunReport report = new()
    {
        Run = folder.Id,
        State = RunState.Interrupted,
        Usage = new UsageReport(0, null, null, null),
        Paths = new RunPaths(folder.Path, null, null),
    };

    /// <summary>Adds the next event.</summary>
    public void Add(JournalRecord record)
    {
        last = record.At;
        switch (record.Type)
        {
            case "step.started":
                turns.Start(record.Data);
                nodes.Ask(record.Data);
                break;
            case "step.completed":
                turns.End(record.Data);
                nodes.End(record.Data);
                Handovers(record.Data);
                break;
            case "node.started":
                turns.StartNode(record.Data);
                nodes.Tell(record.Type, record.Data);
                break;
            case "node.waiting" or "node.resumed":
                nodes.Tell(record.Type, record.Data);
                break;
            case "turn.stopped":
                turns.Spend(record.Data);
                Handovers(record.Data);
                break;
            case "question.answered":
                Note(Answer(record.Data));
                break;
            case "run.started":
                Begin(record);
                break;
            case "run.resumed":
                (resumed, resumes) = (true, resumes + 1);
                nodes.Stop();
                break;
            case "run.completed" or "run.interrupted":
                (resumed, end) = (false, RunEnd.Read(record, report.Verdict, text));
                break;
            default:
                if (EventText.Word(record.Data, "key") is not { } key || seen.Add((record.Type, key)))
                    AddEvent(record.Type, record.Data);
                break;
        }
    }

    /// <summary>The report of what was added so far.</summary>
    /// <param name="live">Whether an engine holds the run's lock.</param>
    public RunReport ToReport(bool live)
    {
        var agents = nodes.ToReport(live);
        var now = report with
        {
            State =
                !live ? RunState.Interrupted
                : agents is { Working: 0, Waiting: > 0 } ? RunState.Waiting
                : RunState.Running,
            Nodes = agents,
            Tasks =
            [
                .. tasks.Select(t => t with { Turns = turns.Ended(t.Id), Working = live && turns.IsWorking(t.Id) }),
            ],
            Rounds = rounds.Rounds,
            Checks = checks.Checks,
            Usage = turns.Usage,
            Notes = [.. notes],
            Resumes = resumes,
            Seconds = report.Started is { } start ? (last - start).TotalSeconds : null,
            Paths = new RunPaths(
                folder.Path,
                File.Exists(folder.Receipt) ? folder.Receipt : null,
                File.Exists(folder.Report) ? folder.Report : null
            ),
        };
        return End(now, live);
    }

    private void Begin(JournalRecord record)
    {
        var data = record.Data;
        report = report with
        {
            Loop = EventText.Word(data, "loop"),
            Repository = text.Text(data, "repository"),
            Base = EventText.Id(data, "base"),
            BaseTree = EventText.Id(data, "baseTree"),
            Branch = text.Text(data, "branch"),
            Request = text.Text(data, "request"),
            Version = text.Text(data, "version"),
            Host = text.Text(data, "host"),
            Started = record.At,
        };
    }

    // What an interruption said is over once the run is taken up again; a final end only while an engine is at it.
    private RunReport End(RunReport now, bool live) =>
        end is null || (resumed && (live || !end.IsFinal))
            ? now
            : now with
            {
                Outcome = end.Outcome,
                Verdict = end.Verdict ?? now.Verdict,
                Exit = end.Exit,
                Failure = end.Failure ?? (now.Landed is null ? blocked : null),
                Result = end.Result,
                Ended = end.At,
                Seconds = end.Seconds ?? now.Seconds,
                State = end.IsFinal ? RunState.Finished : RunState.Interrupted,
            };

    private void AddEvent(string type, JsonElement data)
    {
        switch (type)
        {
            case "phase.started":
                report = report with { Phase = EventText.Word(data, "phase") };
                break;
            case "plan.accepted":
                report = report with { PlanSource = EventText.Word(data, "source") };
                tasks = [.. EventText.Items(data, "tasks").Select(Task).OfType<TaskReport>()];
                break;
            case "candidate.built":
                report = report with { Tree = EventText.Id(data, "tree") ?? report.Tree };
                break;
            case "check.completed":
                checks.Add(data);
                break;
            case "review.completed":
                rounds.Review(data);
                break;
            case "round.completed":
                rounds.Complete(data);
                break;
            case "gate.decided":
                report = report with
                {
                    Verdict = EventText.Enum<Verdict>(data, "verdict") ?? Verdict.GateError,
                    Tree = EventText.Id(data, "tree") ?? report.Tree,
                    Findings = [.. EventText.Items(data, "findings").Select(Finding)],
                };
                break;
            case "landing.completed":
                report = report with { Landed = Landed(data), Tree = EventText.Id(data, "tree") ?? report.Tree };
                break;
            case "landing.blocked":
                blocked = FailureEvent.Read(data, "failure", text);
                report = report with
                {
                    Kept = new KeptReport(
                        text.Text(data, "branch"),
                        text.Text(data, "patch"),
                        text.Texts(data, "files")
                    ),
                };
                break;
            case "part.completed": // a run that is part of this one; what it used is used here too
                turns.Spend(data);
                break;
            case "note" when text.Text(data, "text") is { } note:
                Note(note);
                break;
        }
    }

    private void Note(string note)
    {
        notes.Enqueue(note);
        if (notes.Count > MostNotes)
            notes.Dequeue();
    }

    private void Handovers(JsonElement data)
    {
        foreach (var handover in EventText.Items(EventText.Member(data, "result"), "handovers"))
            Note(
                $"{Short(handover, "to")} took over from {Short(handover, "from")}: "
                    + text.Text(EventText.Member(handover, "failure"), "message")
            );
    }

    private string Short(JsonElement data, string name) => ExternalText.Line(text.Text(data, name) ?? "?", 60);

    private string Answer(JsonElement data)
    {
        var answer = EventText.Flag(data, "secret") ? "[secret]" : text.Text(data, "answer");
        var said = EventText.Word(data, "kind") == "escalated" ? "is left to you" : $"answered \"{answer}\"";
        return $"{EventText.Word(data, "scope")} asked \"{text.Text(data, "question")}\": {said} ({EventText.Word(data, "by")})";
    }

    private TaskReport? Task(JsonElement task) =>
        text.Text(task, "id") is { } id
            ? new TaskReport(
                id,
                text.Text(task, "title"),
                text.Texts(task, "files"),
                text.Text(task, "agent"),
                0,
                false
            )
            : null;

    private LandedReport Landed(JsonElement data) =>
        new(
            EventText.Word(data, "mode") ?? "tree",
            text.Texts(data, "files"),
            EventText.Id(data, "tree"),
            EventText.Id(data, "commit"),
            text.Text(data, "branch"),
            text.Text(data, "url")
        );

    private FindingReport Finding(JsonElement data) =>
        new(
            EventText.Word(data, "rule") ?? "?",
            EventText.Word(data, "severity"),
            text.Text(data, "file"),
            EventText.Small(data, "line"),
            text.Text(data, "message") ?? "",
            text.Text(data, "fix")
        );
}
