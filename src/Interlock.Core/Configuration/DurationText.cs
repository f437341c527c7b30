using System.Globalization;
using System.Text.RegularExpressions;

namespace Interlock.Core.Configuration;

/// <summary>Durations as people write them: <c>90</c> (seconds), <c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>14d</c>.</summary>
public static partial class DurationText
{
    /// <summary>The longest duration that is understood.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(3650);

    /// <summary>Reads a duration; null when the text is none, is not positive, or is longer than <see cref="Longest"/>.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success || text.Length == 0)
            return null;
        var seconds =
            Number(match, "d") * 86400 + Number(match, "h") * 3600 + Number(match, "m") * 60 + Number(match, "s");
        return seconds > 0 && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>Writes a duration in the same form.</summary>
    public static string Format(TimeSpan duration)
    {
        var text = string.Concat(
            Part(duration.Days, "d"),
            Part(duration.Hours, "h"),
            Part(duration.Minutes, "m"),
            Part(duration.Seconds, "s")
        );
        return text.Length > 0 ? text : "0s";
    }

    private static string Part(int number, string unit) => number == 0 ? "" : $"{number}{unit}";

    private static double Number(Match match, string group) =>
        match.Groups[group] is { Success: true } part ? double.Parse(part.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?:(?<d>\d{1,9})d)?(?:(?<h>\d{1,9})h)?(?:(?<m>\d{1,9})m)?(?:(?<s>\d{1,9})s?)?\z",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Shape();
}
