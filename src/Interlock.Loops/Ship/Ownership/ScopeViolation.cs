using Interlock.Core.Git;
using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Ownership;

/// <summary>A path that a task changed and may not.</summary>
/// <param name="Path">The path.</param>
/// <param name="Owner">The task that owns it, or null when nobody does (or the entry was refused).</param>
/// <param name="Blocker">What the agent is told.</param>
public sealed record ScopeViolation(RepoPath Path, string? Owner, Blocker Blocker);
