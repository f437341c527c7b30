using Interlock.Core.Evidence;

namespace Interlock.Loops.Ship.Prompts;

/// <summary>What a planner is told.</summary>
/// <param name="Request">The person's request.</param>
/// <param name="Paths">Paths of the base tree; a long list is shortened.</param>
/// <param name="Checks">The checks that the engine will run.</param>
/// <param name="Problems">What was wrong with the previous answer; empty at the first attempt.</param>
/// <param name="PreviousAnswer">The previous answer, or null at the first attempt.</param>
public sealed record PlanPrompt(
    string Request,
    IReadOnlyList<string> Paths,
    IReadOnlyList<CheckDefinition> Checks,
    IReadOnlyList<string> Problems,
    string? PreviousAnswer
);
