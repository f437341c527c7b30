using System.Text;

namespace Interlock.Loops.Ship.Ownership.Globs;

/// <summary>
/// Reads a pattern. What is not well formed (an open bracket, braces without a comma) is literal, and a set matches
/// its own spelling too, because <c>app/[id]/page.tsx</c> and <c>{{name}}/setup.py</c> are file names in real
/// repositories.
/// </summary>
internal sealed class GlobParser
{
    private const int DeepestBraces = 8;
    private readonly int[] text;
    private readonly Dictionary<int, int> closing = [];

    private GlobParser(string pattern)
    {
        text = [.. pattern.EnumerateRunes().Select(rune => rune.Value)];
        PairBraces();
    }

    /// <summary>The pieces of a pattern.</summary>
    internal static IReadOnlyList<GlobNode> Parse(string pattern)
    {
        var parser = new GlobParser(pattern);
        return parser.Sequence(0, parser.text.Length, startsSegment: true);
    }

    // Only braces with a comma of their own are choices; one scan keeps hostile nesting linear.
    private void PairBraces()
    {
        var open = new Stack<(int Index, bool Comma)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
                open.Push((i, false));
            else if (text[i] == ',' && open.TryPop(out var inside))
                open.Push((inside.Index, true));
            else if (text[i] == '}' && open.TryPop(out var start) && start.Comma && open.Count < DeepestBraces)
                closing[start.Index] = i;
        }
    }

    private List<GlobNode> Sequence(int from, int to, bool startsSegment)
    {
        var nodes = new List<GlobNode>();
        for (var i = from; i < to; )
            i = Next(i, to, nodes, i == from ? startsSegment : text[i - 1] == '/');
        return nodes;
    }

    private int Next(int i, int to, List<GlobNode> nodes, bool startsSegment)
    {
        switch (text[i])
        {
            case '*' when i + 1 < to && text[i + 1] == '*':
                return Stars(i, to, nodes, startsSegment);
            case '*':
                nodes.Add(new GlobNode.Star());
                return i + 1;
            case '?':
                nodes.Add(new GlobNode.One());
                return i + 1;
            case '{' when closing.TryGetValue(i, out var end) && end < to:
                nodes.Add(new GlobNode.Choice([.. Options(i + 1, end, startsSegment)]));
                return end + 1;
            case '[' when EndOfSet(i, to) is { } end:
                nodes.Add(SetOrSpelling(i, end));
                return end + 1;
            default:
                nodes.Add(new GlobNode.Literal(text[i]));
                return i + 1;
        }
    }

    private int Stars(int i, int to, List<GlobNode> nodes, bool startsSegment)
    {
        var after = i;
        while (after < to && text[after] == '*')
            after++;
        if (startsSegment && after < to && text[after] == '/')
        {
            nodes.Add(new GlobNode.Folders());
            return after + 1;
        }
        nodes.Add(new GlobNode.Deep(startsSegment && after == text.Length));
        return after;
    }

    private IEnumerable<IReadOnlyList<GlobNode>> Options(int from, int to, bool startsSegment)
    {
        var start = from;
        var depth = 0;
        for (var i = from; i <= to; i++)
        {
            if (i == to || (text[i] == ',' && depth == 0))
            {
                yield return Sequence(start, i, startsSegment);
                start = i + 1;
            }
            else
                depth +=
                    text[i] == '{' ? 1
                    : text[i] == '}' ? -1
                    : 0;
        }
    }

    private int? EndOfSet(int open, int to)
    {
        var i = open + 1;
        if (i < to && text[i] is '!' or '^')
            i++;
        for (var first = i; i < to && text[i] != '/'; i++)
            if (text[i] == ']' && i > first)
                return i;
        return null;
    }

    private GlobNode.Choice SetOrSpelling(int open, int end)
    {
        var negated = text[open + 1] is '!' or '^';
        var ranges = new List<(int, int)>();
        for (var i = open + (negated ? 2 : 1); i < end; i++)
        {
            var isRange = i + 2 < end && text[i + 1] == '-';
            ranges.Add((text[i], isRange ? text[i + 2] : text[i]));
            i += isRange ? 2 : 0;
        }
        var spelling = text[open..(end + 1)].Select(GlobNode (codePoint) => new GlobNode.Literal(codePoint));
        return new GlobNode.Choice([
            [new GlobNode.Set(negated, ranges)],
            [.. spelling],
        ]);
    }

    /// <summary>The pattern again, for a debugger.</summary>
    public override string ToString() => string.Concat(text.Select(codePoint => new Rune(codePoint).ToString()));
}
