using System.Globalization;

namespace Interlock.Core.Agents;

/// <summary>A span of time in which an account may use so much.</summary>
/// <param name="Name">What it is: <c>5 h</c>, <c>7 d</c>, or the runtime's own word.</param>
/// <param name="UsedPercent">How much of it is used, 0 to 100.</param>
/// <param name="ResetsAt">When it begins anew, or null when that is not told.</param>
public sealed record UsageWindow(string Name, double UsedPercent, DateTimeOffset? ResetsAt)
{
    /// <summary>The window in words.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} window {UsedPercent:0.#} % used")
        + (ResetsAt is { } at ? string.Create(CultureInfo.InvariantCulture, $" until {at:u}") : "");
}
