using System.Text.Json;

namespace Interlock.Core.Runs;

/// <summary>Gathers rounds: what reviewers said, what was decided.</summary>
internal sealed class RoundTally(EventText text)
{
    private readonly SortedDictionary<int, RoundReport> rounds = [];

    /// <summary>The rounds in order.</summary>
    internal IReadOnlyList<RoundReport> Rounds => [.. rounds.Values];

    /// <summary>A reviewer is done.</summary>
    internal void Review(JsonElement data)
    {
        var round = Round(data);
        var review = new ReviewReport(
            text.Text(data, "reviewer") ?? "?",
            EventText.Word(data, "decision"),
            text.Text(data, "summary"),
            text.Texts(data, "ownerQuestions"),
            text.Texts(data, "edited")
        );
        rounds[round.Round] = round with
        {
            Reviews = [.. round.Reviews.Where(r => r.Reviewer != review.Reviewer), review],
        };
    }

    /// <summary>A round is decided.</summary>
    internal void Complete(JsonElement data)
    {
        var round = Round(data);
        rounds[round.Round] = round with
        {
            Decision = EventText.Word(data, "decision"),
            Blockers = [.. EventText.Items(data, "blockers").Select(Blocker)],
            Repaired = text.Texts(data, "repaired"),
            Retained = text.Texts(data, "retained"),
            Reason = text.Text(data, "reason") is { Length: > 0 } reason ? reason : null,
        };
    }

    private RoundReport Round(JsonElement data)
    {
        var number = EventText.Small(data, "round") ?? 1;
        return rounds.GetValueOrDefault(number) ?? new RoundReport(number, null, [], [], [], null, []);
    }

    private BlockerReport Blocker(JsonElement blocker) =>
        new(
            text.Text(blocker, "source"),
            text.Text(blocker, "file"),
            EventText.Small(blocker, "line"),
            text.Text(blocker, "symbol"),
            text.Text(blocker, "problem") ?? "",
            text.Texts(blocker, "tasks"),
            text.Text(blocker, "why")
        );
}
