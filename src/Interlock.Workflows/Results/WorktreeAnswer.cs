namespace Interlock.Workflows;

/// <summary>Answer of an agent that worked in a checkout of its own.</summary>
/// <param name="Text">Its final message, whole.</param>
/// <param name="Worktree">What it changed.</param>
public sealed record WorktreeAnswer(string Text, WorktreeChange Worktree);
