using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Repair;

/// <summary>Why a blocker goes where it goes.</summary>
/// <param name="Blocker">The blocker.</param>
/// <param name="Tasks">The tasks to redo for it, in plan order; never empty when the plan has tasks.</param>
/// <param name="Rule">Stable snake_case name of the rule that decided.</param>
/// <param name="Explanation">The rule's name and what it saw, in one line for people and for the journal.</param>
public sealed record BlockerTarget(Blocker Blocker, IReadOnlyList<string> Tasks, string Rule, string Explanation);
