using Interlock.Core.Evidence;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Prompts;

/// <summary>What a reviewer is told.</summary>
/// <param name="Request">The person's request; empty when the run was started from tasks alone.</param>
/// <param name="Plan">The whole plan.</param>
/// <param name="Diff">The combined change as a unified diff.</param>
/// <param name="Evidence">The checks that the engine ran on the candidate.</param>
/// <param name="Perspective">What this reviewer looks for.</param>
public sealed record ReviewPrompt(
    string Request,
    TaskPlan Plan,
    string Diff,
    IReadOnlyList<EvidenceRecord> Evidence,
    ReviewPerspective Perspective
)
{
    /// <summary>
    /// Tasks whose agent finished and changed nothing, so that the reviewer can ask whether that is right.
    /// </summary>
    public IReadOnlyList<string> UnchangedTasks { get; init; } = [];
}
