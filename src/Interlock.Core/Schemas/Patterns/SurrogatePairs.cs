namespace Interlock.Core.Schemas;

/// <summary>A range of characters beyond U+FFFF as alternatives of two UTF-16 units.</summary>
internal static class SurrogatePairs
{
    public static IEnumerable<string> Of(int from, int to)
    {
        var (high, low) = Split(from);
        var (lastHigh, lastLow) = Split(to);
        if (high == lastHigh)
        {
            yield return Alternative(high, high, low, lastLow);
            yield break;
        }
        yield return Alternative(high, high, low, 0xDFFF);
        if (high + 1 < lastHigh)
            yield return Alternative(high + 1, lastHigh - 1, 0xDC00, 0xDFFF);
        yield return Alternative(lastHigh, lastHigh, 0xDC00, lastLow);
    }

    private static (int High, int Low) Split(int codePoint) =>
        (0xD800 + ((codePoint - 0x10000) >> 10), 0xDC00 + ((codePoint - 0x10000) & 0x3FF));

    private static string Alternative(int high, int lastHigh, int low, int lastLow) =>
        Range(high, lastHigh) + Range(low, lastLow);

    private static string Range(int from, int to) => $"[{CodePointSet.Unit(from)}-{CodePointSet.Unit(to)}]";
}
