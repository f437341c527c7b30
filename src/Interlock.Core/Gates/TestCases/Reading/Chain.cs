using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>Names that hang together: <c>expect(x).not.toBe(1)</c>, <c>self.assertEqual(a, b)</c>, <c>assert_eq!(a, b)</c>.</summary>
/// <param name="Segments">Its names; at least one.</param>
/// <param name="Start">Its first token.</param>
/// <param name="End">The token behind it.</param>
internal sealed record Chain(IReadOnlyList<Segment> Segments, int Start, int End)
{
    private const int LongestType = 40;

    /// <summary>The first name.</summary>
    public string Root => Segments[0].Name;

    /// <summary>The last name.</summary>
    public Segment Last => Segments[^1];

    /// <summary>The chain that begins at a token, or null when none does.</summary>
    public static Chain? At(Code code, int start)
    {
        if (code.Word(start).Length == 0 || Separator(code, start - 1, backward: true) > 0)
            return null;
        var all = new List<Segment>();
        var at = start;
        while (true)
        {
            var name = at;
            at++;
            // Rust's macros and the non-null marks of other languages.
            if (code.Is(at, '!') && !code.Is(at + 1, '='))
                at++;
            var type = TypeArguments(code, at);
            if (!type.IsEmpty)
                at = type.To + 1;
            var open = IsCall(code, at) ? at : -1;
            all.Add(new(code.Word(name), name, open, type));
            while (IsCall(code, at) || (code.Opens(at, '[') && !code.IsFirst(at)))
                at = code.Next(at);
            if (open < 0 && code.Language is Language.Ruby or Language.Java && code.Opens(at, '{') && !code.IsFirst(at))
                at = IsFluent(code, code.Next(at)) ? code.Next(at) : at;
            var skip = Separator(code, at, backward: false);
            if (skip == 0 || code.Word(at + skip).Length == 0)
                return new(all, start, at);
            at += skip;
        }
    }

    // A block between a name and its matcher: 'expect { x }.to raise_error'.
    private static bool IsFluent(Code code, int at) => code.Is(at, '.');

    private static bool IsCall(Code code, int at) =>
        code.Opens(at, '(')
        && (!code.IsFirst(at) || code.Language is not (Language.Python or Language.Ruby or Language.Go));

    private static Part TypeArguments(Code code, int at)
    {
        if (!code.Is(at, '<') || code.Language is not (Language.CSharp or Language.Java or Language.JavaScript))
            return new(at, at);
        var depth = 0;
        for (var to = at; to < at + LongestType; to++)
            if (code.Is(to, '<'))
                depth++;
            else if (code.Is(to, '>') && --depth == 0)
                return code.Is(to + 1, '(') ? new(at + 1, to) : new(at, at);
            else if (
                code[to].Kind != TokenKind.Word
                && !code.Is(to, '>')
                && !(code[to].Text is "." or "," or "?" or "[" or "]")
            )
                return new(at, at);
        return new(at, at);
    }

    // How many tokens separate two names: '.', '?.', '!.', '->', '?->', '::'.
    private static int Separator(Code code, int at, bool backward)
    {
        var (first, second) = backward ? (at - 1, at) : (at, at + 1);
        if (
            (code.Is(first, ':') && code.Is(second, ':'))
            || (code.Is(first, '-') && code.Is(second, '>') && code.Language == Language.Php)
            || (code.Is(first, '?') && code.Is(second, '.'))
            || (code.Is(first, '!') && code.Is(second, '.'))
        )
            return code.Is(second, ':') || code.Is(second, '>') || code.Is(second, '.') ? 2 : 1;
        if (!backward && code.Is(at, '?') && code.Is(at + 1, '-') && code.Is(at + 2, '>'))
            return 3;
        // '..' and '...' are ranges and spreads.
        return code.Is(at, '.') && !code.Is(at + 1, '.') && !code.Is(at - 1, '.') ? 1 : 0;
    }
}
