using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>A path that an agent left and that can never be part of a change.</summary>
/// <param name="Path">The path.</param>
/// <param name="Reason">Stable snake_case reason, for example <c>symlink_escape</c>, <c>git_directory</c>, <c>control_character</c>.</param>
/// <param name="Message">One sentence for the agent and for people.</param>
public sealed record RefusedEntry(RepoPath Path, string Reason, string Message);
