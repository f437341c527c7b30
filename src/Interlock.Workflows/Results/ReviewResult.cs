using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Workflows;

/// <summary>Judgement of reviewers on changes.</summary>
/// <param name="Ok">Whether all approve.</param>
/// <param name="Decision"><c>approve</c>, <c>reject</c> or <c>needs_owner</c>.</param>
/// <param name="ApplyReady">Whether the changes merge and are approved.</param>
/// <param name="Files">Paths of the changes together.</param>
/// <param name="Blockers">What has to change.</param>
/// <param name="Risks">What may go wrong.</param>
/// <param name="OwnerQuestions">What only a person can decide.</param>
/// <param name="Reviews">Each reviewer's own words.</param>
public sealed record ReviewResult(
    bool Ok,
    string Decision,
    bool ApplyReady,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Blockers,
    IReadOnlyList<string> Risks,
    [property: JsonPropertyName("owner_questions")] IReadOnlyList<string> OwnerQuestions,
    IReadOnlyList<JsonElement> Reviews
);
