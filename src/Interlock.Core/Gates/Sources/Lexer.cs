namespace Interlock.Core.Gates.Sources;

/// <summary>
/// Splits a source text into tokens without comments. It never fails: text that breaks the language's rules (an unclosed
/// string at the end of a line) is read on from there, since agents write such text too.
/// </summary>
internal sealed class Lexer(string text, Lexicon lexicon)
{
    private const int LongestName = 200;
    private const int LongestRegex = 4000;
    private readonly List<SourceToken> tokens = [];
    private int at;
    private int line = 1;
    private Dictionary<string, int>? names;
    private string? heredoc;

    /// <summary>The tokens, in order.</summary>
    public static IReadOnlyList<SourceToken> Read(string text, Language language) =>
        new Lexer(text, Lexicon.Of(language)).Read();

    private List<SourceToken> Read()
    {
        while (at < text.Length)
            Step();
        return tokens;
    }

    private void Step()
    {
        if (text[at] == '\n')
            EndLine();
        else if (char.IsWhiteSpace(text[at]))
            at++;
        else if (!SkipComment() && !TakeString() && !TakeHeredocStart() && !TakeRegex())
            TakeWord();
    }

    private void EndLine()
    {
        if (StartsWith(lexicon.BlockComment.Open) && lexicon.BlockComment.Open.StartsWith('\n'))
        {
            SkipBlock();
            return;
        }
        at++;
        line++;
        if (heredoc is null)
            return;
        var (start, first) = (at, line);
        var end = FindHeredocEnd(heredoc);
        Add(TokenKind.Literal, text[start..Math.Max(start, at)], start, first);
        heredoc = null;
        at = end;
    }

    // Leaves `at` behind the last line of the content, and returns where the line with the name ends.
    private int FindHeredocEnd(string name)
    {
        while (at < text.Length)
        {
            var stop = text.IndexOf('\n', at);
            stop = stop < 0 ? text.Length : stop;
            if (text.AsSpan(at, stop - at).Trim().TrimEnd(';').SequenceEqual(name))
                return stop;
            at = Math.Min(text.Length, stop + 1);
            line++;
        }
        return at;
    }

    private bool SkipComment()
    {
        if (lexicon.BlockComment.Open.Length > 0 && StartsWith(lexicon.BlockComment.Open))
        {
            SkipBlock();
            return true;
        }
        foreach (var mark in lexicon.LineComments)
        {
            if (!StartsWith(mark) || (lexicon.NeedsSpaceBeforeComment && at > 0 && !char.IsWhiteSpace(text[at - 1])))
                continue;
            if (lexicon.HasAttributes && StartsWith("#["))
                continue;
            var stop = text.IndexOf('\n', at);
            at = stop < 0 ? text.Length : stop;
            return true;
        }
        return false;
    }

    private void SkipBlock()
    {
        var (open, close) = lexicon.BlockComment;
        for (var depth = 0; at < text.Length; )
        {
            if (StartsWith(close) && depth > 0)
            {
                depth--;
                Skip(close.Length);
                if (depth == 0)
                    return;
            }
            else if (StartsWith(open) && (depth == 0 || lexicon.NestsComments))
            {
                depth++;
                Skip(open.Length);
            }
            else
            {
                Skip(1);
            }
        }
    }

    private bool TakeString()
    {
        foreach (var form in lexicon.Strings)
        {
            if (!StartsWith(form.Open))
                continue;
            if (lexicon.HasLifetimes && form.Open == "'" && !IsCharacter())
                return false;
            var escape = form.Escape;
            if (IsPrefixed(out var isRaw) && isRaw)
                escape = '\0';
            var (start, first) = (at, line);
            at += form.Open.Length;
            var content = at;
            var end = SkipString(form, escape);
            tokens.Add(new SourceToken(TokenKind.Literal, text[content..end], first, start, at));
            return true;
        }
        return false;
    }

    // The prefix was read as a word of its own: take it back.
    private bool IsPrefixed(out bool isRaw)
    {
        isRaw = false;
        if (lexicon.StringPrefixes.Length == 0 || tokens.Count == 0)
            return false;
        var last = tokens[^1];
        if (
            last.Kind != TokenKind.Word
            || last.End != at
            || last.Text.Length > 2
            || last.Text.Any(letter => !lexicon.StringPrefixes.Contains(letter, StringComparison.Ordinal))
        )
            return false;
        isRaw = last.Text.Contains('r', StringComparison.OrdinalIgnoreCase);
        tokens.RemoveAt(tokens.Count - 1);
        return true;
    }

    // Leaves `at` behind the closing quote, and returns where the content ends.
    private int SkipString(StringForm form, char escape)
    {
        while (at < text.Length)
        {
            if (text[at] == escape && escape != '\0' && at + 1 < text.Length)
            {
                Skip(2);
            }
            else if (StartsWith(form.Close))
            {
                var end = at;
                at += form.Close.Length;
                if (!form.IsDoubled || !StartsWith(form.Close))
                    return end;
                at += form.Close.Length;
            }
            else if (text[at] == '\n' && !form.IsMultiLine)
            {
                return at;
            }
            else
            {
                Skip(1);
            }
        }
        return at;
    }

    private bool IsCharacter() =>
        at + 2 < text.Length && (text[at + 1] == '\\' || text[at + 2] == '\'' || char.IsSurrogate(text[at + 1]));

    private bool TakeHeredocStart()
    {
        if (!lexicon.HasHeredoc || !StartsWith("<<") || TokenContext.IsArithmetic(tokens, line))
            return false;
        var from = at + 2;
        while (from < text.Length && "<-~".Contains(text[from], StringComparison.Ordinal))
            from++;
        var isMarked = from > at + 2;
        // 'list << ITEM' in Ruby appends; only a shell may put blanks before the name.
        while (lexicon.NeedsSpaceBeforeComment && from < text.Length && text[from] is ' ' or '\t')
            from++;
        var quote = from < text.Length && text[from] is '\'' or '"' ? text[from++] : '\0';
        var to = from;
        while (to < text.Length && (char.IsLetterOrDigit(text[to]) || text[to] == '_'))
            to++;
        if (to == from || (!lexicon.NeedsSpaceBeforeComment && !isMarked && quote == '\0' && !char.IsUpper(text[from])))
            return false;
        var name = text[from..to];
        if (!HasLine(name, to))
            return false; // nothing ends it: it is no heredoc, and the rest of the file is code
        heredoc = name;
        at = quote == '\0' ? to : Math.Min(text.Length, to + 1);
        return true;
    }

    // Looked up, not searched for: a text with very many openings must not cost its length for each.
    private bool HasLine(string name, int from) =>
        (names ??= NamesIn(text)).TryGetValue(name, out var last) && last >= from;

    private static Dictionary<string, int> NamesIn(string text)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var name = text.AsSpan()[range].Trim().TrimEnd(';');
            if (name.Length is > 0 and <= LongestName && !name.ContainsAny(" \t"))
                found[name.ToString()] = range.Start.Value;
        }
        return found;
    }

    private bool TakeRegex()
    {
        if (!lexicon.HasRegex || text[at] != '/' || !TokenContext.ExpectsOperand(tokens))
            return false;
        var stop = at + 1;
        for (var inClass = false; stop < text.Length && stop - at < LongestRegex && text[stop] != '\n'; stop++)
            if (text[stop] == '\\')
                stop++;
            else if (text[stop] == '[')
                inClass = true;
            else if (text[stop] == ']')
                inClass = false;
            else if (text[stop] == '/' && !inClass)
                break;
        if (stop >= text.Length || text[stop] != '/')
            return false;
        Add(TokenKind.Literal, text[(at + 1)..stop], at, line);
        at = stop + 1;
        return true;
    }

    private void TakeWord()
    {
        var start = at;
        if (IsWord(text[at]) && !char.IsDigit(text[at]))
        {
            while (at < text.Length && IsWord(text[at]))
                at++;
            Add(TokenKind.Word, text[start..at], start, line);
        }
        else if (char.IsDigit(text[at]))
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_'))
                at++;
            Add(TokenKind.Number, text[start..at], start, line);
        }
        else
        {
            at++;
            Add(TokenKind.Symbol, text[start..at], start, line);
        }
    }

    private bool IsWord(char one) =>
        char.IsLetterOrDigit(one) || one == '_' || lexicon.WordCharacters.Contains(one, StringComparison.Ordinal);

    private void Add(TokenKind kind, string value, int start, int first) =>
        tokens.Add(new SourceToken(kind, value, first, start, at));

    private bool StartsWith(string mark) =>
        mark.Length > 0 && text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal);

    private void Skip(int count)
    {
        for (; count > 0 && at < text.Length; count--)
            if (text[at++] == '\n')
                line++;
    }
}
