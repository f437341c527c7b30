using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Prompts;

/// <summary>What an agent that redoes its task is told beyond the task itself.</summary>
/// <param name="Task">The task, as at the first attempt.</param>
/// <param name="Blockers">The blockers that led to this task.</param>
/// <param name="FailingOutput">The tail of each failing check's output, or empty.</param>
/// <param name="LastDiff">The task's own last change (already in the workspace), or empty.</param>
/// <param name="Tried">What earlier attempts said they did (final messages), oldest first.</param>
public sealed record RepairPrompt(
    TaskPrompt Task,
    IReadOnlyList<Blocker> Blockers,
    string FailingOutput,
    string LastDiff,
    IReadOnlyList<string> Tried
);
