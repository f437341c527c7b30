using System.Globalization;
using System.Text;

namespace Interlock.Core.Schemas;

/// <summary>A set of characters, written for .NET, which knows only UTF-16 units.</summary>
internal sealed class CodePointSet
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private readonly List<(int From, int To)> ranges = [];
    private readonly StringBuilder categories = new();
    private bool negated;

    /// <summary>What <c>.</c> does not match.</summary>
    public static CodePointSet LineEnds { get; } = Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029));

    private static CodePointSet Digits => Of(('0', '9'));

    private static CodePointSet Words => Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    private static CodePointSet Spaces =>
        Of(
            ('\t', '\r'),
            (' ', ' '),
            (0xA0, 0xA0),
            (0x1680, 0x1680),
            (0x2000, 0x200A),
            (0x2028, 0x2029),
            (0x202F, 0x202F),
            (0x205F, 0x205F),
            (0x3000, 0x3000),
            (0xFEFF, 0xFEFF)
        );

    public CodePointSet Negated()
    {
        var other = new CodePointSet { negated = !negated };
        other.ranges.AddRange(ranges);
        other.categories.Append(categories);
        return other;
    }

    /// <summary>
    /// Reads <c>\d</c> and its like, the backslash being read already; null when it is another escape.
    /// </summary>
    public static CodePointSet? TryReadEscape(EcmaReader read)
    {
        foreach (var (letter, set) in ((string, CodePointSet)[])[("d", Digits), ("w", Words), ("s", Spaces)])
        {
            if (read.Take(letter))
                return set;
            if (read.Take(letter.ToUpperInvariant()))
                return set.Negated();
        }
        if (read.Take("p{"))
            return UnicodeCategories.Named(read.Until('}'));
        return read.Take("P{") ? UnicodeCategories.Named(read.Until('}')).Negated() : null;
    }

    /// <summary>Reads <c>[…]</c>.</summary>
    public static CodePointSet ReadClass(EcmaReader read)
    {
        read.Take("[");
        var set = new CodePointSet { negated = read.Take("^") };
        while (!read.Take("]"))
        {
            var (from, escape) = Atom(read);
            if (escape is not null)
            {
                set.Add(escape);
                continue;
            }
            var to = from;
            if (read.RestSpan is ['-', not ']', ..])
            {
                read.Next();
                (to, escape) = Atom(read);
                if (escape is not null || to < from)
                    throw new FormatException("a range of characters is out of order");
            }
            set.ranges.Add((from, to));
        }
        return set;
    }

    public CodePointSet WithCategory(string category)
    {
        categories.Append(@"\p{").Append(category).Append('}');
        return this;
    }

    public static CodePointSet Of(params ReadOnlySpan<(int From, int To)> ranges)
    {
        var set = new CodePointSet();
        set.ranges.AddRange(ranges);
        return set;
    }

    public static string Unit(int unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}");

    public string ToRegex()
    {
        var low = new StringBuilder().Append(categories);
        var high = new List<string>();
        foreach (var (from, to) in ranges)
        {
            AddUnits(low, from, Math.Min(to, 0xD7FF));
            AddUnits(low, Math.Max(from, 0xE000), Math.Min(to, 0xFFFF));
            if (to > 0xFFFF)
                high.AddRange(SurrogatePairs.Of(Math.Max(from, 0x10000), to));
        }
        if (negated)
        {
            var except = high.Count == 0 ? "" : $"(?!{string.Join('|', high)})";
            return $@"(?:[^{low}\uD800-\uDFFF]|{except}{Pair})";
        }
        if (low.Length > 0)
            high.Insert(0, $"[{low}]");
        return high.Count == 0 ? "(?!)" : $"(?:{string.Join('|', high)})";
    }

    private static (int CodePoint, CodePointSet? Escape) Atom(EcmaReader read)
    {
        if (!read.Take("\\"))
            return (read.Next(), null);
        if (read.Take("b"))
            return ('\b', null);
        return TryReadEscape(read) is { } set ? (0, set) : (read.EscapedCharacter(), null);
    }

    private void Add(CodePointSet other)
    {
        if (!other.negated)
        {
            ranges.AddRange(other.ranges);
            categories.Append(other.categories);
            return;
        }
        categories.Append(other.categories.ToString().Replace(@"\p", @"\P", StringComparison.Ordinal));
        if (other.categories.Length > 0)
            return;
        var next = 0;
        foreach (var (from, to) in other.ranges.Order())
        {
            if (from > next)
                ranges.Add((next, from - 1));
            next = to + 1;
        }
        ranges.Add((next, 0x10FFFF));
    }

    private static void AddUnits(StringBuilder text, int from, int to)
    {
        if (from <= to)
            text.Append(Unit(from)).Append('-').Append(Unit(to));
    }
}
