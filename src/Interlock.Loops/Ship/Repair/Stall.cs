using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Repair;

/// <summary>Why another round would be wasted.</summary>
public abstract record Stall
{
    private Stall() { }

    /// <summary>One sentence for people.</summary>
    public abstract string Message { get; }

    /// <summary>A task was redone and came back with a patch that it had before.</summary>
    /// <param name="Task">Its id.</param>
    public sealed record SamePatch(string Task) : Stall
    {
        /// <inheritdoc/>
        public override string Message => $"Task '{Task}' produced a patch that it had already produced before.";
    }

    /// <summary>A blocker is still there after a repair.</summary>
    /// <param name="Blocker">The blocker.</param>
    public sealed record NoProgress(Blocker Blocker) : Stall
    {
        /// <inheritdoc/>
        public override string Message => $"The same blocker is still there after its repair: {Blocker.Problem}";
    }
}
