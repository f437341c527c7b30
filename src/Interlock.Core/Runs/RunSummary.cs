using System.Globalization;
using System.Text;
using Interlock.Core.Text;

namespace Interlock.Core.Runs;

/// <summary>
/// The story of a run in plain text, for the end of a run and <c>runs show</c>: the failure's cause first, then plan,
/// rejections, repairs, approval and landing, then evidence, cost and files.
/// </summary>
public static class RunSummary
{
    private const int Column = 10;
    private const int LineLimit = 400;

    /// <summary>The summary, lines ended by line feeds; holds no control character that a report's text might.</summary>
    public static string Of(RunReport report)
    {
        var story = new StringBuilder();
        story.Append(ExternalText.Line(Headline(report), LineLimit)).Append('\n');
        if (report.Failure is { } failure)
        {
            Add(story, "cause", $"{failure.Message} ({failure.Class})");
            Add(story, "remedy", failure.Remedy);
        }
        Add(story, "request", report.Request);
        Plan(story, report);
        if (report.Nodes is { } nodes)
            Nodes(story, nodes);
        foreach (var round in report.Rounds)
            Round(story, round);
        Landing(story, report);
        foreach (var check in report.Checks)
            Add(story, "check", RunSummaryText.Check(check));
        foreach (var note in report.Notes)
            Add(story, "note", note);
        if (report.Result is { } result && report.Nodes is not null)
            Add(story, "result", result.GetRawText());
        Add(story, "spent", RunSummaryText.Spent(report));
        Add(story, "files", report.Paths.Run);
        Add(story, "receipt", report.Paths.Receipt);
        Add(story, "report", report.Paths.Report);
        if (report.State == RunState.Interrupted)
            Add(story, "go on", $"interlock runs resume {report.Run}");
        return story.ToString();
    }

    private static string Headline(RunReport report)
    {
        var state = report.Outcome is { } outcome ? EnumWord.Of(outcome) : EnumWord.Of(report.State);
        var exit = report.Exit is { } code ? $", exit {code}" : "";
        var verdict = EnumWord.Of(report.Verdict);
        return $"{report.Loop ?? "run"} {report.Run}: {state} (verdict {verdict}{exit})";
    }

    private static void Plan(StringBuilder story, RunReport report)
    {
        if (report.Tasks.Count == 0)
            return;
        Add(
            story,
            "plan",
            $"{RunSummaryText.Count(report.Tasks.Count, "task")}{(report.PlanSource is { } source ? $", {source}" : "")}"
        );
        foreach (var task in report.Tasks)
            Add(
                story,
                "",
                $"{task.Id}: {RunSummaryText.List(task.Files, 6)}{(task.Title is { } title ? $" - {title}" : "")}"
            );
    }

    private static void Nodes(StringBuilder story, NodesReport nodes)
    {
        Add(story, "agents", RunSummaryText.Agents(nodes.Asked, nodes.Done, nodes.Failed));
        if (nodes.Phases.Count > 1)
            foreach (var phase in nodes.Phases)
                Add(
                    story,
                    "",
                    $"{phase.Phase ?? "(no phase)"}: {RunSummaryText.Agents(phase.Asked, phase.Done, phase.Failed)}"
                );
        if (nodes.WaitingUntil is { } until)
            Add(
                story,
                "waits",
                string.Create(CultureInfo.InvariantCulture, $"{nodes.Waiting} for their provider, until {until:u}")
            );
    }

    private static void Round(StringBuilder story, RoundReport round)
    {
        var decision = round.Decision ?? "open";
        var against = round.Blockers.Count > 0 ? $", {RunSummaryText.Count(round.Blockers.Count, "blocker")}" : "";
        Add(story, $"round {round.Round.ToString(CultureInfo.InvariantCulture)}", decision + against);
        foreach (var review in round.Reviews)
        {
            Add(
                story,
                "",
                $"{review.Reviewer}: {review.Decision ?? "?"}{(review.Summary is { Length: > 0 } said ? $" - {said}" : "")}"
            );
            foreach (var question in review.OwnerQuestions)
                Add(story, "", $"  asks: {question}");
            if (review.Edited.Count > 0)
                Add(story, "", $"  its edits were discarded: {RunSummaryText.List(review.Edited, 6)}");
        }
        foreach (var blocker in round.Blockers)
            Add(story, "", $"! {RunSummaryText.Blocker(blocker)}");
        if (round.Repaired.Count > 0)
            Add(
                story,
                "",
                $"repair {RunSummaryText.List(round.Repaired, 20)}{(round.Retained.Count > 0 ? $"; keep {RunSummaryText.List(round.Retained, 20)}" : "")}"
            );
        if (round.Reason is { } reason)
            Add(story, "", $"because {reason}");
    }

    private static void Landing(StringBuilder story, RunReport report)
    {
        if (report.Landed is { } landed)
            Add(story, "landed", RunSummaryText.Landed(landed));
        if (report.Kept is not { } kept)
            return;
        if (kept.Files.Count > 0)
            Add(story, "in the way", RunSummaryText.List(kept.Files, 20));
        Add(
            story,
            "kept as",
            string.Join(
                ", ",
                new[] { kept.Branch is { } branch ? $"branch {branch}" : null, kept.Patch }.OfType<string>()
            )
        );
    }

    private static void Add(StringBuilder story, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            story
                .Append("  ")
                .Append(name.PadRight(Column))
                .Append(' ')
                .Append(ExternalText.Line(text, LineLimit))
                .Append('\n');
    }
}
