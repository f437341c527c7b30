using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>Walks over runs of tokens.</summary>
internal static class Run
{
    private const int Most = 300; // characters of a key

    /// <summary>The tokens in a range, joined with blanks and cut: for keys and messages.</summary>
    public static string Text(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        var text = new System.Text.StringBuilder();
        for (var at = Math.Max(0, from); at < Math.Min(to, tokens.Count) && text.Length < Most; at++)
            text.Append(text.Length > 0 ? " " : "").Append(tokens[at].Text);
        return text.Length > Most ? text.ToString(0, Most) : text.ToString();
    }

    /// <summary>Where the bracket at a place is closed; the last token when it never is.</summary>
    public static int Close(IReadOnlyList<SourceToken> tokens, int open)
    {
        var depth = 0;
        for (var at = open; at < tokens.Count; at++)
            if (tokens[at].Is('(') || tokens[at].Is('[') || tokens[at].Is('{'))
                depth++;
            else if ((tokens[at].Is(')') || tokens[at].Is(']') || tokens[at].Is('}')) && --depth <= 0)
                return at;
        return tokens.Count - 1;
    }

    /// <summary>Whether a token is the first one of its line.</summary>
    public static bool IsFirst(IReadOnlyList<SourceToken> tokens, int at) =>
        at == 0 || tokens[at - 1].Line < tokens[at].Line;

    /// <summary>How far a token stands from its line's begin.</summary>
    public static int Indent(SourceFile file, SourceToken token) =>
        token.Start - (token.Start == 0 ? 0 : file.Text.LastIndexOf('\n', token.Start - 1) + 1);

    /// <summary>For each token how many braces are open before it.</summary>
    public static int[] Depths(IReadOnlyList<SourceToken> tokens)
    {
        var depths = new int[tokens.Count];
        for (int at = 0, depth = 0; at < depths.Length; at++)
        {
            if (tokens[at].Is('}'))
                depth = Math.Max(0, depth - 1);
            depths[at] = depth;
            if (tokens[at].Is('{'))
                depth++;
        }
        return depths;
    }
}
