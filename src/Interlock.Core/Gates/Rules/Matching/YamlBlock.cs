using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>Finds the item or mapping around a key of a YAML text, by indentation.</summary>
internal static class YamlBlock
{
    /// <summary>The tokens of the item around a key, as a range.</summary>
    public static (int From, int To) Around(SourceFile file, int key)
    {
        var tokens = file.Tokens;
        var indent = Run.Indent(file, tokens[key]);
        var (from, to) = (key, key);
        while (from > 0 && IsInside(file, from - 1, indent))
            from--;
        while (to + 1 < tokens.Count && IsInside(file, to + 1, indent) && !IsItem(file, to + 1, indent))
            to++;
        // Back to the nearest '- ' of this item.
        for (var at = key; at >= from; at--)
            if (IsItem(file, at, indent))
                return (at, to + 1);
        return (from, to + 1);
    }

    // A line's first token decides for the line.
    private static bool IsInside(SourceFile file, int at, int indent)
    {
        while (at > 0 && !Run.IsFirst(file.Tokens, at))
            at--;
        var column = Run.Indent(file, file.Tokens[at]);
        return column >= indent || (IsDash(file.Tokens[at]) && column == indent - 2);
    }

    private static bool IsItem(SourceFile file, int at, int indent) =>
        IsDash(file.Tokens[at]) && Run.IsFirst(file.Tokens, at) && Run.Indent(file, file.Tokens[at]) == indent - 2;

    private static bool IsDash(SourceToken token) => token.Text == "-";
}
