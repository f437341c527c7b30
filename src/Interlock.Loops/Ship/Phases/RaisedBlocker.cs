using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Phases;

/// <summary>A blocker with where it came from.</summary>
/// <param name="Source"><c>scope</c>, <c>agent</c>, <c>conflict</c>, <c>check:NAME</c> or <c>review:NAME</c>.</param>
/// <param name="Blocker">What is wrong.</param>
/// <param name="Tasks">The tasks it is about when the engine knows; null when it has to be worked out.</param>
internal sealed record RaisedBlocker(string Source, Blocker Blocker, IReadOnlyList<string>? Tasks)
{
    /// <summary>Whether an agent broke down, rather than the work being wrong.</summary>
    public bool IsBreakdown { get; init; }
}
