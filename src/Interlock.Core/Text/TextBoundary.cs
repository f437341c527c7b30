using System.Globalization;

namespace Interlock.Core.Text;

/// <summary>Boundaries of text elements (UAX #29) near a place in a text.</summary>
internal static class TextBoundary
{
    private const int LookBack = 512; // longer elements are no honest text

    /// <summary>The last boundary at or before <paramref name="at"/>.</summary>
    public static int Floor(string text, int at)
    {
        var boundary = SafeStart(text, at);
        for (int next; boundary < at && (next = Next(text, boundary)) <= at; )
            boundary = next;
        return boundary;
    }

    /// <summary>The first boundary at or after <paramref name="at"/>.</summary>
    public static int Ceiling(string text, int at)
    {
        var boundary = SafeStart(text, at);
        while (boundary < at)
            boundary = Next(text, boundary);
        return boundary;
    }

    private static int Next(string text, int at) => at + StringInfo.GetNextTextElementLength(text, at);

    // Between two printable ASCII characters there is always a boundary.
    private static int SafeStart(string text, int at)
    {
        var stop = Math.Max(0, at - LookBack);
        for (var i = Math.Min(at, text.Length - 1); i > stop; i--)
            if (text[i] is >= ' ' and < '\u007f' && text[i - 1] is >= ' ' and < '\u007f')
                return i;
        return stop > 0 && char.IsLowSurrogate(text[stop]) ? stop - 1 : stop;
    }
}
