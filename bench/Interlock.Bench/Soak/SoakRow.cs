namespace Interlock.Bench.Soak;

/// <summary>A line of the table: a figure and its bound.</summary>
/// <param name="What">What was looked at.</param>
/// <param name="Value">The figure.</param>
/// <param name="Most">What it may be at most, or null when it only tells.</param>
/// <param name="Also">What was found, when it is too much.</param>
internal sealed record SoakRow(string What, double Value, double? Most = null, string Also = "")
{
    /// <summary>Whether it is within its bound.</summary>
    public bool Holds => Most is null || Value <= Most;
}
