using System.Globalization;

namespace Interlock.Core.Runs.Reporting;

/// <summary>The parts of a ship run, told from the places of its steps: plan, rounds, landing, or an agent compared.</summary>
/// <param name="nodes">Where groups are made.</param>
/// <param name="around">The group that the run is, or null.</param>
internal sealed class ShipGroups(ReportNodes nodes, string? around)
{
    private readonly Dictionary<string, ReportGroup> groups = new(StringComparer.Ordinal);

    /// <summary>Id of the group of a place; it lasts until the last time that it is asked for.</summary>
    internal string Of(string scope, long at)
    {
        var (kind, label) = Words(scope);
        if (!groups.TryGetValue(label, out var group))
        {
            groups[label] = group = nodes.BeginGroup(kind, label, at);
            group.Parent = around;
        }
        group.End = at;
        return group.Id;
    }

    /// <summary>Name of the group of a place, for people.</summary>
    internal static string LabelOf(string scope) => Words(scope).Label;

    /// <summary>Round of a place, or null.</summary>
    internal static int? RoundOf(string scope) =>
        Segment(scope, 1) is var second
        && second.StartsWith("round-", StringComparison.Ordinal)
        && int.TryParse(second.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var round)
            ? round
            : null;

    private static (string Kind, string Label) Words(string scope) =>
        RoundOf(scope) is { } round ? ("round", $"Round {round.ToString(CultureInfo.InvariantCulture)}")
        : Segment(scope, 0) == "bench" ? ("agent", Segment(scope, 1))
        : Segment(scope, 1).StartsWith("land", StringComparison.Ordinal) ? ("land", "Landing")
        : ("plan", "Plan");

    private static string Segment(string scope, int index) =>
        scope.Split('/') is var segments && index < segments.Length ? segments[index] : "";
}
