using System.Text.Json;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Review;

/// <summary>
/// Reads a reviewer's final message. The decision must be one of three words in one JSON object; prose is no
/// approval, and an approval with blockers is a reject. Missing lists count as empty, a list of another type makes
/// the reply unreadable.
/// </summary>
public static class ReviewReply
{
    private static readonly Dictionary<string, ReviewDecision> Decisions = new(StringComparer.Ordinal)
    {
        ["approve"] = ReviewDecision.Approve,
        ["reject"] = ReviewDecision.Reject,
        ["needs_owner"] = ReviewDecision.NeedsOwner,
    };

    /// <summary>The verdict. Whatever cannot be read, or contradicts itself, is a reject; never throws.</summary>
    public static ReviewVerdict Parse(string text)
    {
        var (json, problem) = ModelJson.Extract(text);
        if (json is null)
            return Unreadable(problem!);
        var root = StrictJson.Parse(json).Root!.Value;
        if (root.ValueKind != JsonValueKind.Object)
            return Unreadable("the reply is not a JSON object");
        if (Member(root, "decision") is not { ValueKind: JsonValueKind.String } word)
            return Unreadable("the reply has no decision");
        if (!Decisions.TryGetValue(word.GetString()!.Trim().ToLowerInvariant(), out var decision))
            return Unreadable(
                $"the decision '{ReviewText.Line(word.GetString()!)}' is none of approve, reject, needs_owner"
            );
        return Judge(decision, root);
    }

    private static ReviewVerdict Judge(ReviewDecision decision, JsonElement root)
    {
        var wrong = new List<string>();
        var blockers = Items(root, "blockers", wrong).Select(BlockerReader.Read).OfType<Blocker>().ToList();
        var verdict = new ReviewVerdict(
            decision,
            Member(root, "summary") is { } summary ? ReviewText.Of(summary) : "",
            blockers,
            Texts(root, "risks", wrong),
            Texts(root, "owner_questions", wrong),
            Texts(root, "verification", wrong),
            wrong.Count > 0 ? $"not an array: {string.Join(", ", wrong)}" : null
        );
        return verdict switch
        {
            { ParseProblem: not null } => verdict with { Decision = ReviewDecision.Reject },
            { Decision: ReviewDecision.Approve, Blockers.Count: > 0 } => verdict with
            {
                Decision = ReviewDecision.Reject,
                ParseProblem = "it approves and names blockers",
            },
            // A reject that lists nothing still says why.
            { Decision: ReviewDecision.Reject, Blockers.Count: 0, Summary.Length: > 0 } => verdict with
            {
                Blockers = [Blocker.Prose(verdict.Summary)],
            },
            _ => verdict,
        };
    }

    private static ReviewVerdict Unreadable(string problem) =>
        new(ReviewDecision.Reject, $"The review could not be read: {problem}.", [], [], [], [], problem);

    private static IReadOnlyList<JsonElement> Items(JsonElement root, string key, List<string> wrong)
    {
        if (Member(root, key) is not { } list)
            return [];
        if (list.ValueKind == JsonValueKind.Array)
            return [.. list.EnumerateArray()];
        wrong.Add(key);
        return [];
    }

    private static IReadOnlyList<string> Texts(JsonElement root, string key, List<string> wrong) =>
        [.. Items(root, key, wrong).Select(ReviewText.Of).Where(text => text.Length > 0)];

    private static JsonElement? Member(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
