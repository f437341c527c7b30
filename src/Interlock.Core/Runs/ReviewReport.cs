namespace Interlock.Core.Runs;

/// <summary>What one reviewer said.</summary>
/// <param name="Reviewer">Name of the reviewer.</param>
/// <param name="Decision"><c>approve</c>, <c>reject</c> or <c>needs_owner</c>.</param>
/// <param name="Summary">In the reviewer's words, cleaned and limited.</param>
/// <param name="OwnerQuestions">What a person has to decide.</param>
/// <param name="Edited">Paths the reviewer changed; the edits were discarded.</param>
public sealed record ReviewReport(
    string Reviewer,
    string? Decision,
    string? Summary,
    IReadOnlyList<string> OwnerQuestions,
    IReadOnlyList<string> Edited
);
