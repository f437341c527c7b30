using System.Globalization;

namespace Interlock.Cli.CommandLine;

/// <summary>Sizes as people write them: <c>1000</c>, <c>64KB</c>, <c>500MB</c>, <c>5GB</c>; powers of 1024.</summary>
internal static class SizeText
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>Bytes, or null when the text is no size.</summary>
    public static long? Parse(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var unit = text[digits..].Trim();
        var power =
            unit.Length == 0
                ? 0
                : Array.FindIndex(Units, name => name.Equals(unit, StringComparison.OrdinalIgnoreCase));
        return
            power >= 0
            && double.TryParse(
                text.AsSpan(0, digits),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number * Math.Pow(1024, power) is var bytes and < long.MaxValue
            ? (long)bytes
            : null;
    }

    /// <summary>A size with one digit behind the point where it helps.</summary>
    public static string Format(long bytes)
    {
        var (value, power) = ((double)bytes, 0);
        while (value >= 1024 && power < Units.Length - 1)
            (value, power) = (value / 1024, power + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {Units[power]}");
    }
}
