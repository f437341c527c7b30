using System.Runtime.CompilerServices;
using System.Text;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>
/// The tokens of a source text with their brackets matched. Every look-up is safe for any index and any text: brackets that
/// do not match are read as if they were not there.
/// </summary>
internal sealed class Code
{
    private const int Longest = 300; // characters
    private const int Farthest = 400; // tokens: keeps hostile nesting linear
    private const int LongestBody = 2000; // tokens
    private static readonly ConditionalWeakTable<SourceFile, Code> Known = [];
    private readonly IReadOnlyList<SourceToken> tokens;
    private readonly int[] pairs;
    private readonly bool[] isFirst;

    /// <summary>Matches the brackets of a file.</summary>
    private Code(SourceFile file)
    {
        File = file;
        tokens = file.Tokens;
        pairs = Match(tokens);
        isFirst = new bool[tokens.Count];
        for (var at = 0; at < tokens.Count; at++)
            isFirst[at] =
                at == 0 || file.Text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End).Contains('\n');
    }

    /// <summary>The code of a file; matched once however many rules ask.</summary>
    public static Code Of(SourceFile file) => Known.GetValue(file, one => new Code(one));

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>Its language.</summary>
    public Language Language => File.Language;

    /// <summary>How many tokens there are.</summary>
    public int Count => tokens.Count;

    /// <summary>All of it.</summary>
    public Part All => new(0, Count);

    /// <summary>A token; an empty symbol outside of the text.</summary>
    public SourceToken this[int at] => at >= 0 && at < Count ? tokens[at] : new(TokenKind.Symbol, "", 0, 0, 0);

    /// <summary>Whether a token is this word or symbol.</summary>
    public bool Is(int at, string text) => this[at].Is(text);

    /// <summary>Whether a token is this symbol.</summary>
    public bool Is(int at, char symbol) => this[at].Is(symbol);

    /// <summary>The word at an index, or an empty text.</summary>
    public string Word(int at) => this[at] is { Kind: TokenKind.Word } word ? word.Text : "";

    /// <summary>Whether nothing but blanks and comments is before a token on its line.</summary>
    public bool IsFirst(int at) => at >= 0 && at < Count && isFirst[at];

    /// <summary>Column of a token that is first on its line; a tab counts as one.</summary>
    public int Column(int at)
    {
        var start = this[at].Start;
        var from = start;
        while (from > 0 && File.Text[from - 1] is ' ' or '\t')
            from--;
        return start - from;
    }

    /// <summary>Whether a matched bracket opens here.</summary>
    public bool Opens(int at) => at >= 0 && at < Count && pairs[at] > at;

    /// <summary>Whether a matched bracket of this kind opens here.</summary>
    public bool Opens(int at, char bracket) => Opens(at) && tokens[at].Is(bracket);

    /// <summary>The other bracket, or -1.</summary>
    public int Pair(int at) => at >= 0 && at < Count ? pairs[at] : -1;

    /// <summary>What is inside of the brackets that open here.</summary>
    public Part Inside(int open) => Opens(open) ? new(open + 1, pairs[open]) : new(open, open);

    /// <summary>The beginning of a body: what is looked at again for each test around it, so that hostile nesting stays linear.</summary>
    public static Part Near(Part body) => body with { To = Math.Min(body.To, body.From + LongestBody) };

    /// <summary>The token behind this one, or behind the brackets that open here.</summary>
    public int Next(int at) => Opens(at) ? pairs[at] + 1 : at + 1;

    /// <summary>The parts between separators, not counting those in brackets; none for an empty part.</summary>
    public List<Part> Split(Part part, char separator = ',')
    {
        var all = new List<Part>();
        var from = part.From;
        for (var at = part.From; at < part.To; at = Next(at))
            if (this[at].Is(separator))
            {
                all.Add(new(from, at));
                from = at + 1;
            }
        if (from < part.To)
            all.Add(new(from, part.To));
        return all;
    }

    /// <summary>Whether two parts have the same tokens.</summary>
    public bool IsSame(Part one, Part two)
    {
        if (one.IsEmpty || one.Length != two.Length || one.Length > Farthest)
            return false;
        for (var at = 0; at < one.Length; at++)
            if (
                tokens[one.From + at].Kind != tokens[two.From + at].Kind
                || tokens[one.From + at].Text != tokens[two.From + at].Text
            )
                return false;
        return true;
    }

    /// <summary>The tokens joined with blanks; a long text is cut and ends in its digest.</summary>
    public string Show(Part part)
    {
        var text = new StringBuilder();
        var rest = 14695981039346656037UL; // FNV-1a: the same in every process
        for (var at = part.From; at < Math.Min(part.To, part.From + Farthest); at++)
            if (text.Length >= Longest)
                rest = this[at].Text.Aggregate(rest, (sum, one) => (sum ^ one) * 1099511628211UL);
            else
                Append(
                    text,
                    this[at],
                    at > part.From && IsOperator(at - 1) && IsOperator(at) && this[at - 1].End == this[at].Start
                );
        return text.Length < Longest ? text.ToString() : $"{text.ToString(0, Longest)}…{Digest(text, rest):x}";
    }

    // A single long literal is cut too.
    private static ulong Digest(StringBuilder text, ulong rest)
    {
        for (var at = Longest; at < text.Length; at++)
            rest = (rest ^ text[at]) * 1099511628211UL;
        return rest;
    }

    private bool IsOperator(int at) =>
        this[at] is { Kind: TokenKind.Symbol, Text: "=" or "!" or "<" or ">" or "&" or "|" or ":" or "-" or "+" };

    private static void Append(StringBuilder text, SourceToken token, bool isJoined)
    {
        if (text.Length > 0 && !isJoined)
            text.Append(' ');
        if (token.Kind == TokenKind.Literal)
            text.Append('"').Append(token.Text).Append('"');
        else
            text.Append(token.Text);
    }

    private static int[] Match(IReadOnlyList<SourceToken> tokens)
    {
        var partners = new int[tokens.Count];
        var open = new Stack<int>();
        var depth = new Dictionary<char, int>();
        Array.Fill(partners, -1);
        for (var at = 0; at < partners.Length; at++)
        {
            if (tokens[at] is not { Kind: TokenKind.Symbol, Text: [var one] })
                continue;
            if (one is '(' or '[' or '{')
            {
                open.Push(at);
                depth[one] = depth.GetValueOrDefault(one) + 1;
            }
            else if (Opening(one) is { } wanted && depth.GetValueOrDefault(wanted) > 0)
            {
                Close(at, wanted);
            }
        }
        return partners;

        void Close(int at, char wanted)
        {
            while (open.TryPop(out var last))
            {
                var kind = tokens[last].Text[0];
                depth[kind]--;
                if (kind != wanted)
                    continue;
                (partners[last], partners[at]) = (at, last);
                return;
            }
        }
    }

    private static char? Opening(char close) =>
        close switch
        {
            ')' => '(',
            ']' => '[',
            '}' => '{',
            _ => null,
        };
}
