using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>One path that a landing writes, by the states that were seen and made.</summary>
/// <param name="Path">The path.</param>
/// <param name="Before">What was there.</param>
/// <param name="After">What is to be there; equal to <paramref name="Before"/> when it is there already.</param>
internal sealed record WriteEntry(RepoPath Path, PathState Before, PathState After);
