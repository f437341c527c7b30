using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Git;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Prompts;
using Interlock.Loops.Ship.Review;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>
/// <c>reviewWorktreeDiffs()</c>: merges changes into one tree and lets a panel of agents judge it. A reviewer that fails
/// counts as a reject.
/// </summary>
internal sealed class ReviewEffects(
    WorkflowServices services,
    WorktreeChanges changes,
    NodeRunner nodes,
    NodeReader reader
)
{
    private const int DefaultDiff = 30_000;
    private const int MostReviewers = 4;
    private const int DefaultReviewers = 2;

    private static readonly ReviewPerspective[] Panel =
    [
        .. ReviewPerspective.Defaults,
        new("edge-cases", "Edge cases: look for inputs, orders of events and failures that break the change."),
        new("evidence", "Evidence: is every claim of the change proved by a test or a check that ran?"),
    ];

    /// <summary>The gate that the panel makes.</summary>
    public async Task<ScriptAnswer> RunAsync(EffectCall call, CancellationToken cancellation)
    {
        var options = call.Arguments.GetProperty("options");
        var candidates = changes.Read(call.Arguments.GetProperty("candidates").EnumerateArray());
        var files = candidates.SelectMany(candidate => candidate.Change?.Files ?? []).Distinct().ToList();
        var combined = await changes.CombineAsync(candidates, cancellation);
        if (combined.Problems.FirstOrDefault(problem => problem is not null) is { } bad)
            return Answer(Refused(files, bad));
        if (combined.Tree == changes.Tree)
            return Answer(Gate("approve", false, files, new JsonObject { ["ok"] = true, ["changed"] = false }, []));
        var (specs, mistake) = Specs(call, options);
        if (mistake is not null)
            return ScriptAnswer.Thrown(mistake);
        var diff = Encoding.UTF8.GetString(await services.Store.PatchAsync(changes.Tree, combined.Tree, cancellation));
        var reviews = await Task.WhenAll(
            specs.Select(spec => ReviewAsync(spec, options, files, diff, combined.Tree, cancellation))
        );
        var decisions = reviews.Select(review => $"{review["decision"]}").ToList();
        var decision =
            decisions.Contains("reject") ? "reject"
            : decisions.Contains("needs_owner") ? "needs_owner"
            : "approve";
        var preflight = new JsonObject { ["ok"] = true, ["changed"] = true };
        return Answer(Gate(decision, decision == "approve", files, preflight, reviews));
    }

    private (List<(NodeSpec Spec, string Name, string Look)> Specs, ScriptError? Mistake) Specs(
        EffectCall call,
        JsonElement options
    )
    {
        var specs = new List<(NodeSpec, string, string)>();
        foreach (var (name, look, own) in Reviewers(options))
        {
            var raw = NodeOptions(options, own, name);
            var (read, wrong) = AgentOptionsReader.Read(raw);
            if (wrong is not null)
                return ([], wrong);
            var (spec, mistake) = reader.Read(new AgentCall(call.Site, "", read!, raw), 0, null);
            if (mistake is not null)
                return ([], mistake);
            specs.Add((spec! with { Schema = ReviewSchema.Json, SchemaText = "review", MostAttempts = 3 }, name, look));
        }
        return (specs, null);
    }

    private async Task<JsonObject> ReviewAsync(
        (NodeSpec Spec, string Name, string Look) reviewer,
        JsonElement options,
        IReadOnlyList<string> files,
        string diff,
        ObjectId tree,
        CancellationToken cancellation
    )
    {
        var node = reviewer.Spec with { Prompt = Prompt(reviewer.Look, options, files, diff), Tree = tree };
        var (result, _, refusal) = await nodes.RunAsync(node, () => tree, cancellation);
        if (result?.Value is { } verdict && result.Failure is null)
            return Review(reviewer.Name, verdict);
        var why = (result?.Failure ?? refusal)?.Message ?? "it gave no answer";
        return new JsonObject
        {
            ["reviewer"] = reviewer.Name,
            ["decision"] = "reject",
            ["summary"] = $"The reviewer failed: {why}",
            ["blockers"] = new JsonArray($"reviewer '{reviewer.Name}' failed: {why}"),
            ["risks"] = new JsonArray(),
            ["owner_questions"] = new JsonArray(),
            ["verification"] = new JsonArray(),
        };
    }

    private static string Prompt(string look, JsonElement options, IReadOnlyList<string> files, string diff)
    {
        var most =
            options.TryGetProperty("maxDiffChars", out var given) && given.TryGetInt32(out var number)
                ? Math.Max(2000, number)
                : DefaultDiff;
        var context = options.TryGetProperty("context", out var text) ? $"\n\nContext:\n{text}" : "";
        var criteria =
            options.TryGetProperty("criteria", out var list) && list.ValueKind == JsonValueKind.Array
                ? "\n\nCriteria:\n" + string.Join('\n', list.EnumerateArray().Select(one => $"- {one}"))
                : "";
        return $"""
            Review a change. It is already applied in your working directory; run what proves or refutes it, edit nothing.
            Look for this: {look}{context}{criteria}

            Decide: approve when it may land as it is; reject when something has to be repaired, with each root cause as a
            blocker that names its file; needs_owner only for a decision that the context does not settle.

            Files: {string.Join(", ", files)}

            {Fence.Wrap("diff", DiffExcerpt.Of(diff, most))}
            """;
    }

    private static IEnumerable<(string Name, string Look, JsonElement Own)> Reviewers(JsonElement options)
    {
        if (options.TryGetProperty("reviewers", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in list.EnumerateArray().Take(16))
                yield return one.ValueKind == JsonValueKind.String
                    ? ($"{one}", Look($"{one}"), default)
                    : (Text(one, "label") ?? Text(one, "name") ?? "reviewer", Look(Text(one, "perspective")), one);
            yield break;
        }
        var count =
            options.TryGetProperty("reviewerCount", out var given) && given.TryGetInt32(out var number)
                ? Math.Clamp(number, 1, MostReviewers)
                : DefaultReviewers;
        foreach (var perspective in Panel.Take(count))
            yield return (perspective.Name, perspective.Instruction, default);
    }

    private static string Look(string? words) =>
        Panel.FirstOrDefault(one => one.Name == words)?.Instruction ?? words ?? Panel[0].Instruction;

    // What a reviewer says of itself wins over what is said of all.
    private static JsonElement NodeOptions(JsonElement all, JsonElement own, string name)
    {
        var options = new JsonObject { ["label"] = $"review:{name}" };
        foreach (
            var key in (string[])
                ["phase", "runtime", "agent", "provider", "model", "effort", "timeout", "timeoutMs", "permission"]
        )
        foreach (var from in (JsonElement[])[all, own])
            if (from.ValueKind == JsonValueKind.Object && from.TryGetProperty(key, out var value))
                options[key] = JsonNode.Parse(value.GetRawText());
        return JsonElement.Parse(options.ToJsonString());
    }

    private static JsonObject Review(string name, JsonElement verdict)
    {
        var review = JsonObject.Create(verdict)!;
        review["reviewer"] = name;
        review["blockers"] = EventNodes.Strings(verdict.GetProperty("blockers").EnumerateArray().Select(Blocker));
        return review;
    }

    private static string Blocker(JsonElement blocker)
    {
        var place = Text(blocker, "file") is { Length: > 0 } file ? $"{file}: " : "";
        return $"{place}{Text(blocker, "problem")}";
    }

    private static JsonObject Refused(IReadOnlyList<string> files, (string Category, string Message) bad)
    {
        var preflight = new JsonObject
        {
            ["ok"] = false,
            ["category"] = bad.Category,
            ["message"] = bad.Message,
        };
        var gate = Gate("reject", false, files, preflight, []);
        gate["blockers"] = new JsonArray($"{bad.Category}: {bad.Message}");
        return gate;
    }

    private static JsonObject Gate(
        string decision,
        bool ready,
        IReadOnlyList<string> files,
        JsonObject preflight,
        IReadOnlyList<JsonObject> reviews
    ) =>
        new()
        {
            ["ok"] = decision == "approve",
            ["decision"] = decision,
            ["applyReady"] = ready,
            ["files"] = EventNodes.Strings(files),
            ["preflight"] = preflight,
            ["blockers"] = All(reviews, "blockers"),
            ["risks"] = All(reviews, "risks"),
            ["owner_questions"] = All(reviews, "owner_questions"),
            ["verification"] = All(reviews, "verification"),
            ["reviews"] = new JsonArray([.. reviews]),
        };

    private static JsonArray All(IEnumerable<JsonObject> reviews, string name) =>
        EventNodes.Strings(
            reviews
                .SelectMany(review => review[name]!.AsArray())
                .Select(text => $"{text}")
                .Distinct(StringComparer.Ordinal)
        );

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static ScriptAnswer Answer(JsonObject node) => ScriptAnswer.Of(JsonElement.Parse(node.ToJsonString()));
}
