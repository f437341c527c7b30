using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Phases;

/// <summary>What one reviewer came to.</summary>
/// <param name="Reviewer">Name of the reviewer.</param>
/// <param name="Verdict">Its verdict; a failed or unreadable one is a reject.</param>
/// <param name="Blockers">Its blockers, never empty for a reject.</param>
internal sealed record ReviewEnd(string Reviewer, ReviewVerdict Verdict, IReadOnlyList<RaisedBlocker> Blockers);
