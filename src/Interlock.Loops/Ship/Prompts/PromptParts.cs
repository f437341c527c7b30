using System.Globalization;
using System.Text;
using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Prompts;

/// <summary>The pieces that several prompts share.</summary>
internal static class PromptParts
{
    private const int LongestContract = 20_000;
    private const int LongestTail = 6_000;
    private const int LongestBlocker = 4_000;
    private const int MostBlockers = 60;

    internal static string Request(string request) =>
        string.IsNullOrWhiteSpace(request)
            ? "(The owner gave the tasks themselves; the plan is the request.)"
            : Fence.Wrap("request", request);

    internal static string Checks(IReadOnlyList<CheckDefinition> checks) =>
        checks.Count == 0
            ? "- (none)"
            : Lines(checks.Select(check => $"- {Line(check.Name)}: `{Line(check.Command)}`"));

    internal static string Files(PlannedTask task) => Lines(task.Files.Select(file => $"  - `{Line(file)}`"));

    internal static string Contract(PlannedTask task) =>
        Fence.Wrap(
            $"task {Line(task.Id)}",
            $"title: {Line(task.Title)}\nowns: {string.Join(", ", task.Files.Select(Line))}\n\n"
                + Excerpt.Head(task.Prompt, LongestContract)
        );

    internal static string Plan(TaskPlan plan)
    {
        var tasks = string.Join("\n\n", plan.Tasks.Select(Contract));
        return plan.Risks.Count == 0
            ? tasks
            : $"{tasks}\n\nRisks that the planner sees:\n\n{Fence.Wrap("risks", Bullets(plan.Risks))}";
    }

    internal static string Blockers(IReadOnlyList<Blocker> blockers)
    {
        var text = new StringBuilder();
        foreach (var (index, blocker) in blockers.Take(MostBlockers).Index())
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. {Blocker(blocker)}\n");
        if (blockers.Count > MostBlockers)
            text.Append(CultureInfo.InvariantCulture, $"[… {blockers.Count - MostBlockers} more blockers cut]\n");
        return Fence.Wrap("blockers", text.ToString());
    }

    internal static string Evidence(IReadOnlyList<EvidenceRecord> evidence) =>
        evidence.Count == 0 ? "- (no check was run)" : string.Join("\n\n", evidence.Select(Evidence));

    internal static string Bullets(IEnumerable<string> items) =>
        Lines(items.Select(item => "- " + Excerpt.Head(item, LongestBlocker).ReplaceLineEndings("\n  ")));

    private static string Blocker(Blocker blocker)
    {
        var line = blocker.Line is { } number ? $":{number}" : "";
        var place = blocker.File is { } file ? $"{file}{line}" : "";
        var symbol = blocker.Symbol is { } name ? $"`{name}`" : "";
        var where = string.Join(' ', new[] { place, symbol }.Where(part => part.Length > 0));
        var evidence = blocker.Evidence is { } seen ? $"\n   Seen: {Indented(seen)}" : "";
        return $"{(where.Length > 0 ? where + ": " : "")}{Indented(blocker.Problem)}{evidence}";
    }

    private static string Evidence(EvidenceRecord record)
    {
        var verdict = record.Verdict switch
        {
            Verdict.Proved => "green",
            Verdict.Refuted => "RED",
            _ => "could not run",
        };
        var tests = record.Tests is { } count
            ? $", {count.Passed} tests passed, {count.Failed} failed, {count.Skipped} skipped"
            : "";
        var ended = record.TimedOut ? "timed out" : $"exit code {record.ExitCode}";
        var head = $"- {Line(record.Check)}: {verdict} ({ended}{tests}), command `{Line(record.Command)}`";
        return record.Verdict == Verdict.Proved
            ? head
            : $"{head}\n\n{Fence.Wrap("output", Excerpt.Tail(record.Tail, LongestTail))}";
    }

    private static string Indented(string text) => Excerpt.Head(text, LongestBlocker).ReplaceLineEndings("\n   ");

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Line(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Where(c => !char.IsControl(c)));
}
