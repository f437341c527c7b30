namespace Interlock.Core.Schemas;

/// <summary>One keyword family of one schema.</summary>
internal abstract class Keyword
{
    /// <summary>Whether it needs to know what its neighbours have evaluated.</summary>
    public virtual bool NeedsMarks => false;

    /// <summary>Judges a value; reports why it does not fit.</summary>
    /// <param name="run">The validation under way.</param>
    /// <param name="value">The value.</param>
    /// <param name="place">Where the value stands.</param>
    /// <param name="marks">Takes note of what was evaluated; null when nobody asks.</param>
    public abstract bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks);
}
