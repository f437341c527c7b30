namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>The words around a group of joined mentions.</summary>
internal sealed class Surroundings
{
    private readonly string text;
    private readonly IReadOnlyList<Clause> clauses;
    private readonly int index;

    internal Surroundings(
        string text,
        IReadOnlyList<Clause> clauses,
        int index,
        IReadOnlyList<Mention> group,
        int next,
        int window
    )
    {
        (this.text, this.clauses, this.index, Group) = (text, clauses, index, group);
        var (start, end) = (group[0].Start, group[^1].End);
        var open = OpenParenthesis(start);
        var from = Math.Max(open ?? Clause.Start, start - window);
        Before = WithoutParentheses(text[from..start]);
        IsFirstInClause = !text.AsSpan(Clause.Start, start - Clause.Start).ContainsAny(['/', '`']);
        var stop = open is null ? Clause.End : Closing(end);
        After = WithoutParentheses(
            text[end..Math.Max(end, Math.Min(Math.Min(stop, EndOfAside(end, next)), end + window))]
        );
    }

    /// <summary>The mentions.</summary>
    internal IReadOnlyList<Mention> Group { get; }

    /// <summary>Their clause.</summary>
    internal Clause Clause => clauses[index];

    /// <summary>From the start of the clause (or of the parenthesis around them) to the mentions.</summary>
    internal string Before { get; }

    /// <summary>
    /// From the mentions to the next mention, or the end of the clause; parentheses in between are left out.
    /// </summary>
    internal string After { get; }

    /// <summary>Whether no other mention stands before them in the clause.</summary>
    internal bool IsFirstInClause { get; }

    /// <summary>"src/a.js: …" at the start of a clause.</summary>
    internal bool IsLabel =>
        NextClause is { Link: ClauseLink.Detail }
        && string.IsNullOrWhiteSpace(After)
        && Phrases.LabelBefore().IsMatch(Before);

    /// <summary>The text of the clause.</summary>
    internal string ClauseText => Text(Clause);

    /// <summary>The clause before in the same sentence.</summary>
    internal string? Previous =>
        index > 0 && clauses[index - 1].Sentence == Clause.Sentence ? Text(clauses[index - 1]) : null;

    /// <summary>The clause after in the same sentence.</summary>
    internal Clause? NextClause =>
        index + 1 < clauses.Count && clauses[index + 1].Sentence == Clause.Sentence ? clauses[index + 1] : null;

    /// <summary>The clause together with what a colon ties to it.</summary>
    internal string ClauseWithDetail =>
        (Clause.Link == ClauseLink.Detail && Previous is { } previous ? previous + " " : "")
        + ClauseText
        + (NextClause is { Link: ClauseLink.Detail } detail ? " " + Text(detail) : "");

    /// <summary>From the start of the line to the mentions.</summary>
    internal string LineBefore
    {
        get
        {
            var start = Group[0].Start;
            return text[(start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1)..start];
        }
    }

    private string Text(Clause clause) => text[clause.Start..clause.End];

    private int? OpenParenthesis(int start)
    {
        var depth = 0;
        for (var i = start - 1; i >= Clause.Start; i--)
        {
            depth +=
                text[i] == ')' ? 1
                : text[i] == '(' ? -1
                : 0;
            if (depth < 0)
                return i;
        }
        return null;
    }

    private int Closing(int end) => text.IndexOf(')', end) is >= 0 and var close ? close : text.Length;

    // "a (called from b) drops …": a mention inside an aside does not end what is said of a.
    private int EndOfAside(int end, int next)
    {
        var between = text.AsSpan(end, Math.Max(0, next - end));
        return
            between.Count('(') > between.Count(')')
            && text.IndexOf(')', next) is >= 0 and var close
            && close < Clause.End
            ? Clause.End
            : next;
    }

    private static string WithoutParentheses(string part)
    {
        var kept = new System.Text.StringBuilder(part.Length);
        var depth = 0;
        foreach (var c in part)
        {
            if (c == '(' && part.Contains(')', StringComparison.Ordinal))
                depth++;
            else if (c == ')' && depth > 0)
                depth--;
            else if (depth == 0)
                kept.Append(c);
        }
        return kept.ToString();
    }
}
