using Interlock.Core.Evidence;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Prompts;

/// <summary>What an implementer is told.</summary>
/// <param name="Request">The person's request; empty when the run was started from tasks alone.</param>
/// <param name="Plan">The whole plan.</param>
/// <param name="Task">The task of this agent, one of the plan's.</param>
/// <param name="Checks">The checks that the engine will run.</param>
public sealed record TaskPrompt(string Request, TaskPlan Plan, PlannedTask Task, IReadOnlyList<CheckDefinition> Checks);
