using System.Buffers;
using System.Globalization;
using System.Text;

namespace Interlock.Core.Text;

/// <summary>
/// Makes text of agents, programs and repositories fit to be shown to people: no terminal sequences, control, bidi or
/// invisible characters, one kind of newline, limited size. Pure.
/// </summary>
public static class ExternalText
{
    // What may be copied without a look: nearly all of a program's output.
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(value => (char)value),
        '\n',
        '\t',
    ]);

    private const int MostMarks = 8; // combining marks a base; more only serves to write over other lines

    /// <summary>Cleans a text.</summary>
    /// <param name="text">The text as it came.</param>
    /// <param name="limit">Most UTF-16 units of the result, without the marker that says what was left out.</param>
    /// <param name="keep">What stays of a text that is longer.</param>
    public static string Clean(string text, int limit, KeptPart keep = KeptPart.Head) =>
        Limit(Strip(text), limit, keep);

    /// <summary>Cleans UTF-8 bytes; bad bytes become U+FFFD.</summary>
    public static string Clean(ReadOnlySpan<byte> utf8, int limit, KeptPart keep = KeptPart.Head) =>
        Clean(Encoding.UTF8.GetString(utf8), limit, keep);

    /// <summary>Cleans a text into one line: runs of white space become one space.</summary>
    public static string Line(string text, int limit) => Limit(OneLine(text), limit, KeptPart.Head);

    /// <summary>Cleans a text into one line of a table: one that is longer ends with <c>…</c>.</summary>
    /// <param name="text">The text as it came.</param>
    /// <param name="limit">Most UTF-16 units of the result, at least one.</param>
    public static string Cell(string text, int limit)
    {
        var line = OneLine(text);
        return line.Length <= limit ? line : $"{line.AsSpan(0, TextBoundary.Floor(line, limit - 1)).TrimEnd()}…";
    }

    /// <summary>
    /// Shortens a text at whole text elements (UAX #29) and says how much is left out; otherwise as it is.
    /// </summary>
    public static string Limit(string text, int limit, KeptPart keep)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (text.Length <= limit)
            return text;
        var head = keep switch
        {
            KeptPart.Head => limit,
            KeptPart.Tail => 0,
            _ => limit / 2,
        };
        var first = TextBoundary.Floor(text, head);
        var last = TextBoundary.Ceiling(text, text.Length - (limit - head));
        return $"{text.AsSpan(0, first)}[… {last - first} characters left out …]{text.AsSpan(last)}";
    }

    /// <summary>
    /// Shortens a text by its size in UTF-8: its beginning and its end stay, between them stands how much is left out.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">Most bytes of the result, without the marker.</param>
    public static string LimitBytes(string text, long limit)
    {
        if (Encoding.UTF8.GetByteCount(text) <= limit)
            return text;
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(text);
        var first = (int)(limit / 2);
        var last = bytes.Length - (int)(limit - first);
        while (first > 0 && IsInside(bytes[first]))
            first--;
        while (last < bytes.Length && IsInside(bytes[last]))
            last++;
        return $"{Encoding.UTF8.GetString(bytes[..first])}[… {last - first} bytes left out …]{Encoding.UTF8.GetString(bytes[last..])}";
    }

    // A continuation byte of UTF-8.
    private static bool IsInside(byte value) => (value & 0xC0) == 0x80;

    private static string OneLine(string text) =>
        string.Join(' ', Strip(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Strip(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            if (rest.IndexOfAnyExcept(Plain) is var plain and not 0)
            {
                clean.Append(plain < 0 ? rest : rest[..plain]);
                marks = 0;
                rest = plain < 0 ? [] : rest[plain..];
                continue;
            }

            if (EscapeSequence.LengthAt(rest) is var skipped and > 0)
            {
                rest = rest[skipped..];
                continue;
            }

            Rune.DecodeFromUtf16(rest, out var rune, out var length); // a lone surrogate becomes U+FFFD
            var isReturn = rest[0] == '\r' && rest.Length > 1 && rest[1] == '\n';
            rest = rest[length..];
            if (isReturn)
                continue;
            if (IsNewline(rune))
                clean.Append('\n');
            else if (IsJoiner(rune) ? Joins(clean, rest) : IsVisible(rune, ref marks))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsNewline(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    private static bool IsVisible(Rune rune, ref int marks)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            return ++marks <= MostMarks && !IsSmuggler(rune.Value);
        marks = 0;
        return rune.Value == '\t' || !(Rune.IsControl(rune) || IsInvisible(rune));
    }

    // Format characters (zero-width, bidi, tags) and the fillers that look like nothing.
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or >= 0xE0000 and <= 0xE0FFF;

    // Variation selectors carry hidden bytes, all but the two that choose text or emoji form; so does U+034F.
    private static bool IsSmuggler(int value) =>
        value
            is 0x034F
                or 0x17B4
                or 0x17B5
                or >= 0x180B
                and <= 0x180F
                or >= 0xFE00
                and <= 0xFE0D
                or >= 0xE0100
                and <= 0xE01EF;

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    // Persian, Indic scripts and emoji need joiners: one at a time and only inside such text.
    private static bool Joins(StringBuilder before, ReadOnlySpan<char> after) =>
        before.Length > 0
        && before[^1] is > '\u00ff' and not ('\u200c' or '\u200d')
        && after.Length > 0
        && after[0] > '\u00ff';
}
